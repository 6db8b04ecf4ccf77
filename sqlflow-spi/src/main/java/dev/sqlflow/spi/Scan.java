package dev.sqlflow.spi;

import java.nio.file.Path;
import java.util.List;

/** A description of data to read: an engine decides how to read it best. */
public sealed interface Scan {

  /**
   * Returns the columns that a reader gets.
   *
   * @return in order; empty where only the engine can tell (a format that describes itself)
   */
  List<Column> columns();

  /**
   * Local files that an engine reads by itself.
   *
   * @param format what the files hold and how to read it
   * @param paths absolute paths of existing files, in the order of reading
   * @param columns their columns, or empty where the format describes itself
   */
  record Files(FileFormat format, List<Path> paths, List<Column> columns) implements Scan {

    // Keeps immutable copies of the lists.
    public Files {
      paths = List.copyOf(paths);
      columns = List.copyOf(columns);
    }
  }

  /**
   * Files that are somewhere else, such as in an object store: brought into a folder of the
   * engine's own first, and read there as local files are.
   *
   * @param columns their columns, or empty where only the files can tell
   * @param staging brings them; may be called more than once
   */
  record Staged(List<Column> columns, Staging staging) implements Scan {

    // Keeps an immutable copy of the columns.
    public Staged {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Anything else: the connector itself yields the rows, a batch of columns at a time.
   *
   * @param columns the columns of every batch, in order
   * @param source opens the rows; may be called more than once, each time from the beginning
   */
  record Batches(List<Column> columns, BatchSource source) implements Scan {

    // Keeps an immutable copy of the columns.
    public Batches {
      columns = List.copyOf(columns);
    }
  }
}
