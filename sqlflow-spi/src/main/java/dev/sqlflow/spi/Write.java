package dev.sqlflow.spi;

import java.nio.file.Path;

/** A description of a destination: the mirror of {@link Scan}. */
public sealed interface Write {

  /**
   * A local file that the engine writes by itself: beside the target first, then flushed to the
   * disk and renamed, so that a reader sees the old file or the new one.
   *
   * @param format what the file shall hold and how to write it
   * @param target the absolute path of the file that exists after the write
   * @param append whether the rows follow those that {@code target} holds; false replaces the file
   */
  record Files(FileFormat format, Path target, boolean append) implements Write {}

  /**
   * Anything else: the connector itself takes the rows, a batch of columns at a time.
   *
   * @param sink takes the rows of one write
   */
  record Batches(BatchSink sink) implements Write {}
}
