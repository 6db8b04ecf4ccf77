package dev.sqlflow.resolve;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Makes paths absolute that are relative to a project. They may hold wildcards, which the system's
 * own paths don't allow everywhere, so they are texts.
 */
final class ProjectPaths {

  private final String project;

  ProjectPaths(Path project) {
    this.project = slashes(project.toAbsolutePath().normalize().toString());
  }

  /** The absolute, normal form of a path, with {@code /}. */
  String absolute(String path) {
    String text = slashes(path);
    return normal(isAbsolute(text) ? text : project + "/" + text);
  }

  private static String slashes(String path) {
    return java.io.File.separatorChar == '\\' ? path.replace('\\', '/') : path;
  }

  private static boolean isAbsolute(String path) {
    return path.startsWith("/") || isDrive(path);
  }

  private static boolean isDrive(String path) {
    return path.length() > 2 && Character.isLetter(path.charAt(0)) && path.startsWith(":/", 1);
  }

  private static String normal(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return (isDrive(path) ? "" : "/") + String.join("/", segments);
  }

  /** Whether an absolute, normal path lies in the project. */
  boolean contains(String absolute) {
    return absolute.equals(project)
        || absolute.startsWith(project.endsWith("/") ? project : project + "/");
  }
}
