package dev.sqlflow.connectors.memory;

import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.RowBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a table, a few rows at a time. */
final class TableReader implements BatchReader {

  private static final int BATCH = 2048;

  private final MemoryTable table;
  private int next;

  TableReader(MemoryTable table) {
    this.table = table;
  }

  @Override
  public @Nullable ColumnBatch next() {
    int end = Math.min(next + BATCH, table.rows().size());
    if (next == end) {
      return null;
    }
    List<List<@Nullable Object>> rows = table.rows().subList(next, end);
    next = end;
    return new RowBatch(table.columns(), rows);
  }

  @Override
  public void close() {
    next = table.rows().size();
  }
}
