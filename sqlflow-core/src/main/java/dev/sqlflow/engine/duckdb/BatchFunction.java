package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.Scan;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/** The table function by which connectors' batches enter the engine. One for each engine. */
final class BatchFunction implements DuckDBTableFunction<BatchReading, BatchReading, Object> {

  static final String NAME = "sqlflow_batches_scan";

  private final Map<Long, BatchReading> readings = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();

  /** Makes the function known to the engine, before the engine is locked. */
  void register(Session session) throws SQLException {
    try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
      builder.withName(NAME).withParameter(Long.class).withFunction(this);
      builder.register(session.connection());
    }
  }

  /** Makes rows of a scan; they must be closed by {@link #close(long)}. */
  BatchRows open(Scan.Batches scan) {
    long id = lastId.incrementAndGet();
    readings.put(id, new BatchReading(scan));
    return new BatchRows(scan, id, this);
  }

  void close(long id) {
    Optional.ofNullable(readings.remove(id)).ifPresent(BatchReading::close);
  }

  /** Ends every reading, from another thread. */
  void cancel() {
    readings.values().forEach(BatchReading::close);
  }

  Optional<RuntimeException> failure(long id) {
    return Optional.ofNullable(readings.get(id)).flatMap(BatchReading::failure);
  }

  @Override
  public BatchReading bind(DuckDBTableFunctionBindInfo info) throws SQLException {
    BatchReading reading = readings.get(info.getParameter(0).getLong());
    if (reading == null) {
      throw new SQLException("no such scan");
    }
    int number = 0;
    for (Column column : reading.columns()) {
      info.addResultColumn("c" + number++, type(column));
    }
    return reading;
  }

  private static DuckDBColumnType type(Column column) {
    return switch (column.type().storage()) {
      case BOOLEAN -> DuckDBColumnType.BOOLEAN;
      case LONG -> DuckDBColumnType.BIGINT;
      case DOUBLE -> DuckDBColumnType.DOUBLE;
      case BYTES, TEXT -> DuckDBColumnType.VARCHAR;
    };
  }

  @Override
  public BatchReading init(DuckDBTableFunctionInitInfo info) {
    BatchReading reading = info.<BatchReading>getBindData();
    reading.begin();
    return reading;
  }

  @Override
  public @Nullable Object localInit(DuckDBTableFunctionInitInfo info) {
    return null;
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
    return info.<BatchReading>getInitData().fill(chunk);
  }
}
