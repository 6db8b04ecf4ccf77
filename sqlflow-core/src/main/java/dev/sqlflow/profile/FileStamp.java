package dev.sqlflow.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What tells one state of a file from another without reading it.
 *
 * @param modified when it was written last
 * @param size in bytes
 * @param key by which the system knows it; null where the system has none
 */
record FileStamp(FileTime modified, long size, @Nullable Object key) {

  // Times of files are no finer than this anywhere.
  private static final Duration COARSEST = Duration.ofSeconds(2);

  /** Empty if there is no such file, or if nothing can be told of it. */
  static Optional<FileStamp> of(Path path) {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(new FileStamp(found.lastModifiedTime(), found.size(), found.fileKey()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The same of a stamp that there may be. */
  static boolean isSettled(Optional<FileStamp> stamp, Instant looked) {
    return stamp.filter(one -> one.isSettled(looked)).isPresent();
  }

  /** Whether the file can't have been changed behind this stamp at a time without showing it. */
  private boolean isSettled(Instant looked) {
    return modified.toInstant().plus(COARSEST).isBefore(looked);
  }
}
