package dev.sqlflow.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file that a run reads, as it was when the run looked at it.
 *
 * @param path absolute
 * @param bytes its size
 * @param modified when it was written last
 */
public record InputFile(Path path, long bytes, Instant modified) {

  /**
   * Looks at files.
   *
   * @param paths any
   * @return those that are there, in the same order
   */
  public static List<InputFile> of(List<Path> paths) {
    return paths.stream().map(InputFile::of).flatMap(Optional::stream).toList();
  }

  private static Optional<InputFile> of(Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(
          new InputFile(path, attributes.size(), attributes.lastModifiedTime().toInstant()));
    } catch (IOException e) {
      return Optional.empty(); // gone: whoever reads it will say so
    }
  }
}
