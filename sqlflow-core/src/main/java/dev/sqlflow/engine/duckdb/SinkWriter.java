package dev.sqlflow.engine.duckdb;

import dev.sqlflow.engine.Moved;
import dev.sqlflow.spi.BatchSink;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.Write;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.duckdb.DuckDBChunkedResult;
import org.jspecify.annotations.Nullable;

/** Hands rows to a connector in the engine's own chunks. */
final class SinkWriter {

  private final Session session;
  private volatile @Nullable BatchSink open;

  SinkWriter(Session session) {
    this.session = session;
  }

  Moved write(Rows rows, Write.Batches write) {
    List<Column> columns = rows.columns(session);
    String select =
        columns.stream().map(SinkWriter::stored).collect(Collectors.joining(", ", "SELECT ", ""));
    String before = select + " FROM (";
    try (BatchSink sink = write.sink()) {
      open = sink;
      sink.begin(columns);
      long count = copy(before + rows.sql() + "\n)", columns, sink);
      sink.commit();
      return Moved.rows(count);
    } catch (SQLException e) {
      throw rows.failure(e, before.getBytes(StandardCharsets.UTF_8).length);
    } finally {
      open = null;
    }
  }

  /** Ends the write at work, from another thread. */
  void cancel() {
    BatchSink sink = open;
    if (sink != null) {
      sink.close();
    }
  }

  private long copy(String sql, List<Column> columns, BatchSink sink) throws SQLException {
    return session.prepared(
        sql,
        statement -> {
          long count = 0;
          try (DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
              ChunkBatch batch = new ChunkBatch(result.chunk(), columns);
              if (batch.rowCount() > 0) {
                sink.write(batch);
                count += batch.rowCount();
              }
            }
          }
          return count;
        });
  }

  /** Of infinity the engine makes NULL. */
  private static String timestamp(String name, ColumnType type) {
    return "coalesce(epoch_us(%s), CASE WHEN %s = CAST('infinity' AS %s) THEN %s WHEN %s IS NOT NULL THEN %s END)"
        .formatted(name, name, type, Long.MAX_VALUE, name, -Long.MAX_VALUE);
  }

  /** A value as batches hold it. */
  private static String stored(Column column) {
    String name = Sql.name(column.name());
    return switch (column.type().storage()) {
      case BOOLEAN -> name;
      case DOUBLE -> "CAST(" + name + " AS DOUBLE)";
      case TEXT -> "CAST(" + name + " AS VARCHAR)";
      case BYTES -> "hex(" + name + ")";
      case LONG ->
          switch (column.type().sql().toUpperCase(Locale.ROOT)) {
            case "DATE" -> "CAST(" + name + " - DATE '1970-01-01' AS BIGINT)";
            case "TIME" -> "epoch_us(" + name + ")";
            case "TIMESTAMP", "TIMESTAMP WITH TIME ZONE" -> timestamp(name, column.type());
            default -> "CAST(" + name + " AS BIGINT)";
          };
    };
  }
}
