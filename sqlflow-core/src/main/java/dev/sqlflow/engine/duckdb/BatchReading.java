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
    int count = (int) Math.min(chunk.capacity(), current.rowCount() - (long) position);
    for (int i = 0; i < scan.columns().size(); i++) {
      copy(current.column(i), position, count, chunk.vector(i));
    }
    position += count;
    return count;
  }

  private static void copy(ColumnVector from, int start, int count, DuckDBWritableVector to) {
    if (from instanceof ColumnVector.Texts texts) {
      texts(texts, start, count, to);
      return;
    }
    for (int i = 0; i < count; i++) {
      if (from.isNull(start + i)) {
        to.setNull(i);
      } else if (from instanceof ColumnVector.Longs longs) {
        to.setLong(i, longs.get(start + i));
      } else if (from instanceof ColumnVector.Doubles doubles) {
        to.setDouble(i, doubles.get(start + i));
      } else if (from instanceof ColumnVector.Booleans booleans) {
        to.setBoolean(i, booleans.get(start + i));
      } else if (from instanceof ColumnVector.Bytes bytes) {
        to.setString(i, HexFormat.of().formatHex(bytes.get(start + i)));
      }
    }
  }

  private static void texts(
      ColumnVector.Texts from, int start, int count, DuckDBWritableVector to) {
    byte[][] values = new byte[count][];
    for (int i = 0; i < count; i++) {
      if (!from.isNull(start + i)) {
        values[i] = from.utf8(start + i);
      }
    }
    to.setStringUtf8Batch(0, values);
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
