package dev.sqlflow.spi;

import java.nio.file.Path;
import java.util.List;

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
   * Files that shall be somewhere else, such as in an object store: the engine writes them into a
   * folder of its own first, and the connector takes them to their place.
   *
   * @param format what the files shall hold and how to write it
   * @param partitionBy columns of whose values each combination gets files of its own, which don't
   *     hold these columns; none for one file
   * @param delivery takes the files away
   */
  record Staged(FileFormat format, List<String> partitionBy, Delivery delivery) implements Write {

    // Keeps an immutable copy of the columns.
    public Staged {
      partitionBy = List.copyOf(partitionBy);
    }
  }

  /**
   * Anything else: the connector itself takes the rows, a batch of columns at a time.
   *
   * @param sink takes the rows of one write
   */
  record Batches(BatchSink sink) implements Write {}
}
