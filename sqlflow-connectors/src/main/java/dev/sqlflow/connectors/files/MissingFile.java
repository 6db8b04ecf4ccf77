package dev.sqlflow.connectors.files;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says that a file is not there, which directory was looked into, and what is nearest in it. */
final class MissingFile {

  private MissingFile() {}

  static ConnectorException at(Path file) {
    Path missing = file;
    Path parent = file.getParent();
    while (parent != null && !Files.isDirectory(parent)) {
      missing = parent;
      parent = parent.getParent();
    }
    String what = missing.equals(file) ? "`" + file.getFileName() + "`" : directory(missing);
    return notFound(what + " does not exist", parent, String.valueOf(missing.getFileName()));
  }

  static ConnectorException noneMatches(PathPattern pattern) {
    return notFound(
        "no file matches `" + pattern.rest() + "`",
        pattern.base(),
        pattern.rest().replaceAll("[*?]", ""));
  }

  private static String directory(Path missing) {
    return "directory `" + missing.getFileName() + "`";
  }

  private static ConnectorException notFound(
      String message, @Nullable Path directory, String wanted) {
    if (directory == null) {
      return new ConnectorException(Kind.NOT_FOUND, message);
    }
    String advice =
        Nearest.of(wanted, names(directory))
            .map(name -> "; did you mean `" + name + "`?")
            .orElse("");
    return new ConnectorException(
        Kind.NOT_FOUND, message + " in directory `" + directory + "`" + advice);
  }

  private static List<String> names(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .map(Path::getFileName)
          .filter(name -> !InputFiles.hidden(name))
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException unlisted) {
      // The advice is a courtesy: without it the message still says what is missing where.
      return List.of();
    }
  }
}
