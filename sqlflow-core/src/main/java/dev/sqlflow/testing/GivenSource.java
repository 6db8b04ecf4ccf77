package dev.sqlflow.testing;

import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.RowBatch;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SourceConnector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a source: yields rows that a test gives.
 *
 * @param columns of the source
 * @param rows each with a value of its column's storage for every column; null is NULL
 */
record GivenSource(List<Column> columns, List<List<@Nullable Object>> rows)
    implements SourceConnector {

  @Override
  public String type() {
    return "given";
  }

  @Override
  public Scan scan(Options options, ScanRequest request) {
    return new Scan.Batches(columns, () -> new Reader(new RowBatch(columns, rows)));
  }

  private static final class Reader implements BatchReader {

    private final RowBatch batch;
    private boolean read;

    Reader(RowBatch batch) {
      this.batch = batch;
    }

    @Override
    public @Nullable ColumnBatch next() {
      boolean first = !read && batch.rowCount() > 0;
      read = true;
      return first ? batch : null;
    }

    @Override
    public void close() {
      read = true;
    }
  }
}
