package dev.sqlflow.connectors.files;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that a sink's path means. */
public final class OutputFile {

  private OutputFile() {}

  /**
   * Checks that a path can be a file to write.
   *
   * @param path absolute
   * @return the same
   * @throws ConnectorException INVALID_DATA if it is a pattern or a directory, FORBIDDEN if the
   *     file is there and may not be written
   */
  public static Path of(String path) {
    Path target = withoutWildcards(path);
    if (Files.isDirectory(target)) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "`" + target + "` is a directory; name a file in it");
    }
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw new ConnectorException(
          Kind.FORBIDDEN, "`" + target + "` may not be written by this user");
    }
    return target;
  }

  /**
   * Checks that a path can be a directory to add a file to.
   *
   * @param path absolute
   * @return the same
   * @throws ConnectorException INVALID_DATA if it is a pattern or a file
   */
  public static Path directory(String path) {
    Path target = withoutWildcards(path);
    if (Files.isRegularFile(target)) {
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "`" + target + "` is a file; name a directory, to which each export adds a file");
    }
    return target;
  }

  private static Path withoutWildcards(String path) {
    if (PathPattern.isPattern(path)) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "`" + path + "` is a pattern; an export writes one file");
    }
    return Path.of(path);
  }
}
