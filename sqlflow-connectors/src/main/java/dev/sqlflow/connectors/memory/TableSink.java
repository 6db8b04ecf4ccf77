package dev.sqlflow.connectors.memory;

import dev.sqlflow.spi.BatchSink;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ColumnVector;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.WriteMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the rows of one write; the table has them after the commit. */
final class TableSink implements BatchSink {

  private final MemoryTables tables;
  private final String name;
  private final WriteMode mode;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();
  private List<Column> columns = List.of();
  private volatile boolean closed;

  TableSink(MemoryTables tables, String name, WriteMode mode) {
    this.tables = tables;
    this.name = name;
    this.mode = mode;
  }

  @Override
  public void begin(List<Column> newColumns) {
    columns = List.copyOf(newColumns);
    existing().ifPresent(this::requireSameColumns);
  }

  @Override
  public void write(ColumnBatch batch) {
    List<ColumnVector> vectors = new ArrayList<>(columns.size());
    for (int column = 0; column < columns.size(); column++) {
      vectors.add(batch.column(column));
    }
    for (int row = 0; row < batch.rowCount(); row++) {
      List<@Nullable Object> values = new ArrayList<>(vectors.size());
      for (ColumnVector vector : vectors) {
        values.add(value(vector, row));
      }
      rows.add(values);
    }
  }

  @Override
  public void commit() {
    if (closed) {
      throw new ConnectorException(Kind.INTERRUPTED, "the write was ended");
    }
    List<List<@Nullable Object>> all = new ArrayList<>();
    existing().ifPresent(table -> all.addAll(table.rows()));
    all.addAll(rows);
    tables.put(name, new MemoryTable(columns, all));
    rows.clear();
  }

  @Override
  public void close() {
    closed = true; // and no more: the rows belong to the writing thread
  }

  /** The table whose rows stay. */
  private java.util.Optional<MemoryTable> existing() {
    return mode == WriteMode.APPEND ? tables.get(name) : java.util.Optional.empty();
  }

  private void requireSameColumns(MemoryTable table) {
    if (!table.columns().equals(columns)) {
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "table `%s` in memory has the columns %s, not %s"
              .formatted(name, table.columns(), columns));
    }
  }

  private static @Nullable Object value(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    if (vector instanceof ColumnVector.Booleans booleans) {
      return booleans.get(row);
    }
    if (vector instanceof ColumnVector.Longs longs) {
      return longs.get(row);
    }
    if (vector instanceof ColumnVector.Doubles doubles) {
      return doubles.get(row);
    }
    if (vector instanceof ColumnVector.Texts texts) {
      return texts.get(row);
    }
    return ((ColumnVector.Bytes) vector).get(row).clone();
  }
}
