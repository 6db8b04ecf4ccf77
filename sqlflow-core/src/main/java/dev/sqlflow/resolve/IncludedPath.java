package dev.sqlflow.resolve;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the file that an INCLUDE names. Paths are relative to the file that includes. */
final class IncludedPath {

  private final ParsedFiles files;
  private final Path home;
  private final DiagnosticSink sink;

  /** A pipeline that itself lies outside of the project may include what lies beside it. */
  IncludedPath(ParsedFiles files, SourceFile pipeline, DiagnosticSink sink) {
    this.files = files;
    this.home = folder(files.project().resolve(pipeline.name()));
    this.sink = sink;
  }

  private static Path folder(Path file) {
    return Objects.requireNonNullElse(file.getParent(), file);
  }

  /** The path of a pipeline's own file, as those of included files are told. */
  Path of(SourceFile pipeline) {
    return files.real(files.project().resolve(pipeline.name()).normalize());
  }

  /** Empty if there is no such file, or it must not be included, which is then reported. */
  Optional<Path> find(String written, Span place, SourceFile includer) {
    Path folder = folder(files.project().resolve(includer.name()));
    Path path;
    try {
      path = folder.resolve(written.replace('\\', '/')).normalize();
    } catch (InvalidPathException e) {
      sink.add(missing(written, place).label("no path: " + e.getReason()));
      return Optional.empty();
    }
    if (!path.startsWith(files.project()) && !path.startsWith(home)) {
      sink.add(outside(written, place));
      return Optional.empty();
    }
    if (!Files.isRegularFile(path)) {
      sink.add(missing(written, place, path, folder));
      return Optional.empty();
    }
    return Optional.of(files.real(path));
  }

  private static Diagnostic.Builder outside(String written, Span place) {
    return Diagnostic.at(
            DiagnosticCode.PATH_OUTSIDE_PROJECT,
            place,
            "path `" + written + "` leads out of the project")
        .label("outside of the project's directory")
        .help("copy the file into the project");
  }

  private static Diagnostic.Builder missing(String written, Span place) {
    return Diagnostic.at(
        DiagnosticCode.INCLUDED_FILE_MISSING, place, "there is no file `" + written + "`");
  }

  private Diagnostic.Builder missing(String written, Span place, Path path, Path from) {
    Diagnostic.Builder finding = missing(written, place);
    Path folder = folder(path);
    if (Files.isDirectory(path)) {
      return finding.label("this is a folder").help("name a file in it");
    }
    if (Files.isDirectory(folder)) {
      return finding.label("not in " + shown(folder)).didYouMean(nearestFile(path, from));
    }
    return finding
        .label("there is no folder " + shown(folder))
        .didYouMean(
            nearest(folder, Files::isDirectory)
                .flatMap(near -> nearestFile(near.resolve(path.getFileName()), from)));
  }

  private String shown(Path folder) {
    String name = files.nameOf(folder);
    return name.isEmpty() ? "the project's own folder" : "`" + name + "`";
  }

  private static Optional<String> nearestFile(Path path, Path from) {
    return nearest(path, Files::isRegularFile)
        .map(file -> from.relativize(file).toString().replace('\\', '/'));
  }

  private static Optional<Path> nearest(Path path, Predicate<Path> kind) {
    try (Stream<Path> others = Files.list(folder(path))) {
      List<String> names =
          others.filter(kind).map(Path::getFileName).map(String::valueOf).sorted().toList();
      return Suggestions.nearest(String.valueOf(path.getFileName()), names)
          .map(path::resolveSibling);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
