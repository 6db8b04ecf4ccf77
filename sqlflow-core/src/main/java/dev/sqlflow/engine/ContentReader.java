package dev.sqlflow.engine;

import dev.sqlflow.source.LocatedText;
import dev.sqlflow.spi.BatchSink;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ColumnVector;
import dev.sqlflow.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads rows out of an engine as texts. */
final class ContentReader {

  private final Engine engine;

  ContentReader(Engine engine) {
    this.engine = engine;
  }

  TableContent read(LocatedText query) {
    List<Column> columns = engine.describe(query);
    Rows rows = new Rows();
    String select =
        IntStream.range(0, columns.size())
            .mapToObj(i -> text("c" + i, columns.get(i)) + " AS c" + i)
            .collect(Collectors.joining(", "));
    String names =
        IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
    String sql = "SELECT " + select + " FROM (" + query.text() + "\n) AS t(" + names + ")";
    engine.export(LocatedText.of(sql, query.span()), new Write.Batches(rows), query.span());
    return new TableContent(columns, rows.rows);
  }

  private static String text(String name, Column column) {
    if (TableContent.isNested(column)) {
      return "CAST(to_json(" + name + ") AS VARCHAR)";
    }
    return switch (column.type().sql().toUpperCase(Locale.ROOT)) {
      case "BLOB" -> "lower(hex(" + name + "))";
      case "TIMESTAMP WITH TIME ZONE" ->
          "CAST(make_timestamp(epoch_us(" + name + ")) AS VARCHAR) || '+00'";
      default -> "CAST(" + name + " AS VARCHAR)";
    };
  }

  private static final class Rows implements BatchSink {

    private final List<List<@Nullable String>> rows = new ArrayList<>();
    private int width;

    @Override
    public void begin(List<Column> columns) {
      width = columns.size();
    }

    @Override
    public void write(ColumnBatch batch) {
      List<ColumnVector.Texts> vectors =
          IntStream.range(0, width).mapToObj(i -> (ColumnVector.Texts) batch.column(i)).toList();
      for (int row = 0; row < batch.rowCount(); row++) {
        List<@Nullable String> values = new ArrayList<>(width);
        for (ColumnVector.Texts vector : vectors) {
          values.add(vector.isNull(row) ? null : vector.get(row));
        }
        rows.add(values);
      }
    }

    @Override
    public void commit() {}

    @Override
    public void close() {}
  }
}
