package dev.sqlflow.resolve;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.language.PipelineParser;
import dev.sqlflow.source.Drafts;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The pipeline files of a project. Each is read and parsed once, however many pipelines include it
 * and in however many environments. Safe for use by several threads.
 */
public final class ParsedFiles {

  private final Path project;
  private final Drafts drafts;
  private final Map<Path, Diagnosed<Pipeline>> parsed = new HashMap<>();
  private final Map<Path, Path> real = new HashMap<>();

  /**
   * Begins with nothing read.
   *
   * @param project the project's directory, to which the files' names are relative
   */
  public ParsedFiles(Path project) {
    this(project, Drafts.NONE);
  }

  /**
   * Begins with nothing read.
   *
   * @param project the project's directory, to which the files' names are relative
   * @param drafts what is read in the place of files
   */
  public ParsedFiles(Path project, Drafts drafts) {
    this.drafts = drafts;
    this.project = project.toAbsolutePath().normalize();
  }

  /**
   * Reads a file, if that was not done before.
   *
   * @param file its path
   * @return its statements, the same object for the same path
   * @throws IOException if it can't be read
   */
  public synchronized Diagnosed<Pipeline> read(Path file) throws IOException {
    Path path = file.toAbsolutePath().normalize();
    Diagnosed<Pipeline> known = parsed.get(path);
    if (known == null) {
      known = PipelineParser.parse(SourceFile.decode(nameOf(path), drafts.read(path)));
      parsed.put(path, known);
    }
    return known;
  }

  /** One file has one path, through whichever links and in whichever case it is named. */
  synchronized Path real(Path path) {
    return real.computeIfAbsent(path, this::look);
  }

  private Path look(Path path) {
    try {
      Path home = project.toRealPath();
      Path found = path.toRealPath();
      return found.startsWith(home) ? project.resolve(home.relativize(found).toString()) : path;
    } catch (IOException e) {
      return path;
    }
  }

  /**
   * Tells which files were read.
   *
   * @return their paths
   */
  public synchronized Set<Path> read() {
    return new LinkedHashSet<>(parsed.keySet());
  }

  /** The path relative to the project, with {@code /}. */
  String nameOf(Path path) {
    Path relative = path.startsWith(project) ? project.relativize(path) : path;
    return relative.toString().replace('\\', '/');
  }

  Path project() {
    return project;
  }
}
