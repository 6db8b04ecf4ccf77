package dev.sqlflow.connectors.files;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that a source's path means: a file, every file directly in a directory, or those that
 * match a pattern, in the order of their paths. A path that exists is never taken for a pattern.
 */
public final class InputFiles {

  private InputFiles() {}

  /**
   * Finds the files.
   *
   * @param path absolute, perhaps with wildcards
   * @param recursive whether a directory means the files of its sub-directories too
   * @return at least one existing, readable file; sorted
   * @throws ConnectorException NOT_FOUND if there is none, FORBIDDEN if one can't be read
   */
  public static List<Path> find(String path, boolean recursive) {
    List<Path> files = PathPattern.isPattern(path) ? matching(path) : named(path, recursive);
    files.forEach(InputFiles::requireReadable);
    return files;
  }

  private static List<Path> named(String path, boolean recursive) {
    Path file = Path.of(path);
    if (!Files.exists(file)) {
      throw MissingFile.at(file);
    }
    if (!Files.isDirectory(file)) {
      return List.of(file);
    }
    List<Path> files = list(file, recursive ? Integer.MAX_VALUE : 1, any -> true);
    if (files.isEmpty()) {
      throw new ConnectorException(Kind.NOT_FOUND, "directory `" + file + "` holds no files");
    }
    return files;
  }

  private static List<Path> matching(String path) {
    PathPattern pattern = PathPattern.of(path);
    if (!Files.isDirectory(pattern.base())) {
      throw MissingFile.at(pattern.base());
    }
    List<Path> files = list(pattern.base(), pattern.depth(), pattern.matches());
    if (files.isEmpty()) {
      throw MissingFile.noneMatches(pattern);
    }
    return files;
  }

  private static List<Path> list(Path directory, int depth, Predicate<Path> wanted) {
    try (Stream<Path> found = Files.walk(directory, depth, FileVisitOption.FOLLOW_LINKS)) {
      return found
          .filter(file -> !hidden(directory.relativize(file)))
          .filter(Files::isRegularFile)
          .filter(wanted)
          .sorted()
          .toList();
    } catch (AccessDeniedException denied) {
      throw unreadable(directory, denied);
    } catch (UncheckedIOException failure) {
      throw unlisted(directory, failure.getCause());
    } catch (IOException failure) {
      throw unlisted(directory, failure);
    }
  }

  private static ConnectorException unlisted(Path directory, @Nullable IOException failure) {
    if (failure instanceof FileSystemLoopException loop) {
      return new ConnectorException(
          Kind.INVALID_DATA,
          "`" + loop.getFile() + "` is a link to a directory that it lies in",
          loop);
    }
    return new ConnectorException(
        Kind.INTERNAL, "directory `" + directory + "` can't be listed: " + failure, failure);
  }

  /** Files that tools leave beside data, such as {@code _SUCCESS} and {@code .crc}. */
  static boolean hidden(Path relative) {
    for (Path segment : relative) {
      String name = segment.toString();
      if (name.startsWith(".") || name.startsWith("_")) {
        return true;
      }
    }
    return false;
  }

  private static void requireReadable(Path file) {
    if (!Files.isReadable(file)) {
      throw unreadable(file, null);
    }
  }

  private static ConnectorException unreadable(Path file, @Nullable Throwable cause) {
    return new ConnectorException(
        Kind.FORBIDDEN, "`" + file + "` may not be read by this user", cause);
  }
}
