package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.IoWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds the pipelines of a project: every {@code .sf} file in its pipeline folders, but those that
 * are for others to include: their names, or those of their folders, begin with {@code _}.
 */
final class PipelineFinder {

  private final Project project;
  private final DiagnosticSink sink = new DiagnosticSink();
  private boolean parts;

  PipelineFinder(Project project) {
    this.project = project;
  }

  /** Returns the pipelines, sorted by their paths, and the folders that can't be read. */
  Diagnosed<List<PipelineFile>> find() {
    List<PipelineFile> found = new ArrayList<>();
    project.pipelineDirectories().stream()
        .distinct()
        .filter(Files::isDirectory)
        .forEach(directory -> collect(directory, found));
    List<PipelineFile> sorted =
        found.stream().distinct().sorted(Comparator.comparing(PipelineFile::file)).toList();
    return sink.with(sorted);
  }

  /** The same, and the files for others to include. */
  Diagnosed<List<PipelineFile>> findAll() {
    parts = true;
    return find();
  }

  private void collect(Path directory, List<PipelineFile> found) {
    try (Stream<Path> paths = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      paths
          .filter(path -> path.toString().endsWith(PipelineFile.EXTENSION))
          .filter(path -> parts || !isPart(directory.relativize(path)))
          .filter(Files::isRegularFile)
          .map(this::pipelineFile)
          .forEach(found::add);
    } catch (IOException e) {
      sink.add(unreadable(directory, IoWords.of(e)));
    } catch (UncheckedIOException e) {
      sink.add(unreadable(directory, IoWords.of(e)));
    }
  }

  private static boolean isPart(Path relative) {
    return StreamSupport.stream(relative.spliterator(), false)
        .anyMatch(name -> name.toString().startsWith("_"));
  }

  private PipelineFile pipelineFile(Path path) {
    String fileName = path.getFileName().toString();
    String name = fileName.substring(0, fileName.length() - PipelineFile.EXTENSION.length());
    return new PipelineFile(name, project.nameOf(path), path);
  }

  private Diagnostic unreadable(Path directory, String why) {
    return Diagnostic.of(
            DiagnosticCode.UNREADABLE_PIPELINE,
            "folder `" + project.nameOf(directory) + "` can't be read: " + why)
        .build();
  }
}
