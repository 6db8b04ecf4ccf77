package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ColumnVector;
import dev.sqlflow.spi.Scan;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** One reading of a connector's batches, cut into the chunks that the engine asks for. */
final class BatchReading implements AutoCloseable {

  private final Scan.Batches scan;
  private volatile @Nullable BatchReader reader;
  private volatile @Nullable RuntimeException failure;
  private @Nullable ColumnBatch batch;
  private int position;

  // one chunk of a column, on its way
  private boolean[] nulls = {};
  private long[] longs = {};
  private double[] doubles = {};

  BatchReading(Scan.Batches scan) {
    this.scan = scan;
  }

  List<Column> columns() {
    return scan.columns();
  }

  /** What the connector threw; the engine keeps only its words. */
  Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Begins from the first row. */
  void begin() {
    close();
    batch = null;
    reader = kept(() -> scan.source().open());
  }

  /** Fills a chunk and returns how many rows it got; 0 at the end. */
  long fill(DuckDBDataChunkWriter chunk) {
    return kept(() -> (long) copy(chunk));
  }

  private int copy(DuckDBDataChunkWriter chunk) {
    ColumnBatch current = batch;
    if (nulls.length == 0) {
      int capacity = Math.toIntExact(chunk.capacity());
      nulls = new boolean[capacity];
      longs = new long[capacity];
      doubles = new double[capacity];
    }
    while (current == null || position == current.rowCount()) {
      BatchReader open = reader;
      current = open == null ? null : open.next();
      if (current == null) {
        close();
        return 0;
      }
      batch = current;
      position = 0;
    }
    int count = (int) Math.min(nulls.length, current.rowCount() - (long) position);
    for (int i = 0; i < scan.columns().size(); i++) {
      copy(current.column(i), position, count, chunk.vector(i));
    }
    position += count;
    return count;
  }

  private void copy(ColumnVector from, int start, int count, DuckDBWritableVector to) {
    if (from instanceof ColumnVector.Longs longs) {
      longs(longs, start, count, to);
    } else if (from instanceof ColumnVector.Doubles doubles) {
      doubles(doubles, start, count, to);
    } else if (from instanceof ColumnVector.Texts texts) {
      byte[][] values = new byte[count][];
      texts.copyUtf8(start, count, values);
      to.setStringUtf8Batch(0, values);
    } else if (from instanceof ColumnVector.Booleans booleans) {
      booleans(booleans, start, count, to);
    } else if (from instanceof ColumnVector.Bytes bytes) {
      bytes(bytes, start, count, to);
    }
  }

  private void longs(ColumnVector.Longs from, int start, int count, DuckDBWritableVector to) {
    from.nulls(start, count, nulls);
    from.copy(start, count, longs);
    for (int i = 0; i < count; i++) {
      if (nulls[i]) {
        to.setNull(i);
      } else {
        to.setLong(i, longs[i]);
      }
    }
  }

  private void doubles(ColumnVector.Doubles from, int start, int count, DuckDBWritableVector to) {
    from.nulls(start, count, nulls);
    from.copy(start, count, doubles);
    for (int i = 0; i < count; i++) {
      if (nulls[i]) {
        to.setNull(i);
      } else {
        to.setDouble(i, doubles[i]);
      }
    }
  }

  private static void booleans(
      ColumnVector.Booleans from, int start, int count, DuckDBWritableVector to) {
    for (int i = 0; i < count; i++) {
      if (from.isNull(start + i)) {
        to.setNull(i);
      } else {
        to.setBoolean(i, from.get(start + i));
      }
    }
  }

  private static void bytes(
      ColumnVector.Bytes from, int start, int count, DuckDBWritableVector to) {
    for (int i = 0; i < count; i++) {
      if (from.isNull(start + i)) {
        to.setNull(i);
      } else {
        to.setString(i, HexFormat.of().formatHex(from.get(start + i)));
      }
    }
  }

  private <T> T kept(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void close() {
    BatchReader open = reader;
    if (open != null) {
      reader = null;
      open.close();
    }
  }
}
