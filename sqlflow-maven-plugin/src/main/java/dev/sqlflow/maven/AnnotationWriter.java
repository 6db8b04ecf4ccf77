package dev.sqlflow.maven;

import java.util.List;
import java.util.Map;

/**
 * Writes the lines by which GitHub Actions marks findings in a change. They must stand alone at the
 * start of a line, so they go to the standard output and not through Maven's log.
 */
final class AnnotationWriter {

  private final boolean onGitHub;

  AnnotationWriter(Map<String, String> environment) {
    this.onGitHub = "true".equals(environment.get("GITHUB_ACTIONS"));
  }

  void write(List<String> annotations) {
    if (onGitHub) {
      annotations.forEach(System.out::println);
    }
  }
}
