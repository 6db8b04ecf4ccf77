package dev.sqlflow.connectors.memory;

import dev.sqlflow.connectors.batches.BatchBuilder;
import dev.sqlflow.connectors.batches.TextReader;
import dev.sqlflow.connectors.batches.TypeNames;
import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows that stand in the options of a source. */
final class GivenRows {

  private final List<Map<?, ?>> rows = new ArrayList<>();
  private final List<String> names;
  private final Map<String, Object> types;

  GivenRows(Options options) {
    for (Object row : options.list("rows")) {
      rows.add((Map<?, ?>) row);
    }
    types = options.map("types");
    names = names(options.texts("columns"));
  }

  Scan scan() {
    List<Column> columns = names.stream().map(name -> new Column(name, type(name))).toList();
    List<ColumnBatch> batches = batches(columns);
    return new Scan.Batches(columns, () -> new Reader(batches));
  }

  private List<String> names(List<String> stated) {
    Set<String> found = new LinkedHashSet<>(stated);
    for (int row = 0; row < rows.size(); row++) {
      for (Object name : rows.get(row).keySet()) {
        if (found.add((String) name) && !stated.isEmpty()) {
          throw invalid(
              "row %d has a column `%s`, which `columns` does not name".formatted(row + 1, name));
        }
      }
    }
    for (String name : types.keySet()) {
      if (!found.contains(name)) {
        throw invalid("`types` names a column `%s`, which no row has".formatted(name));
      }
    }
    if (found.isEmpty()) {
      throw invalid("without rows the option `columns` must name the columns");
    }
    return List.copyOf(found);
  }

  private ColumnType type(String name) {
    Object stated = types.get(name);
    if (stated != null) {
      ColumnType type = TypeNames.read((String) stated);
      if (!BatchBuilder.reads(type)) {
        throw invalid("column `%s` can't be %s: rows hold no bytes".formatted(name, type));
      }
      return type;
    }
    ColumnType type = null;
    for (int row = 0; row < rows.size(); row++) {
      Object value = rows.get(row).get(name);
      if (value != null) {
        type = type == null ? typeOf(value, row, name) : join(type, value, row, name);
      }
    }
    return type == null ? ColumnType.VARCHAR : type;
  }

  private static ColumnType join(ColumnType before, Object value, int row, String name) {
    ColumnType type = typeOf(value, row, name);
    if (type.equals(before)) {
      return type;
    }
    if (isNumber(type) && isNumber(before)) {
      return ColumnType.DOUBLE;
    }
    throw invalid(
        "row %d has a value of type %s in column `%s`, and the rows before it %s"
            .formatted(row + 1, type, name, before));
  }

  private static ColumnType typeOf(Object value, int row, String name) {
    if (value instanceof Boolean) {
      return ColumnType.BOOLEAN;
    }
    if (value instanceof Long) {
      return ColumnType.BIGINT;
    }
    if (value instanceof BigDecimal) {
      return ColumnType.DOUBLE;
    }
    if (value instanceof String) {
      return ColumnType.VARCHAR;
    }
    throw invalid(
        "row %d has a list or an object in column `%s`: give it as text".formatted(row + 1, name));
  }

  private static boolean isNumber(ColumnType type) {
    return type.equals(ColumnType.BIGINT) || type.equals(ColumnType.DOUBLE);
  }

  private List<ColumnBatch> batches(List<Column> columns) {
    BatchBuilder builder = new BatchBuilder(columns, TextReader.ISO);
    List<ColumnBatch> batches = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      OptionalInt fault = builder.add(texts(row));
      if (fault.isPresent()) {
        Column column = columns.get(fault.getAsInt());
        throw invalid(
            "row %d has no %s in column `%s`: `%s`"
                .formatted(
                    row + 1,
                    column.type(),
                    column.name(),
                    String.valueOf(rows.get(row).get(column.name()))));
      }
      if (builder.isFull()) {
        add(batches, builder.build());
      }
    }
    add(batches, builder.build());
    return batches;
  }

  private static void add(List<ColumnBatch> batches, @Nullable ColumnBatch batch) {
    if (batch != null) {
      batches.add(batch);
    }
  }

  private @Nullable String[] texts(int row) {
    @Nullable String[] texts = new String[names.size()];
    for (int index = 0; index < texts.length; index++) {
      Object value = rows.get(row).get(names.get(index));
      texts[index] = value == null ? null : text(value, row, names.get(index));
    }
    return texts;
  }

  private static String text(Object value, int row, String name) {
    // Refuses lists and objects where the type is stated, too.
    typeOf(value, row, name);
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  private static ConnectorException invalid(String message) {
    return new ConnectorException(Kind.INVALID_DATA, message);
  }

  private static final class Reader implements BatchReader {
    private final List<ColumnBatch> batches;
    private int next;

    Reader(List<ColumnBatch> batches) {
      this.batches = batches;
    }

    @Override
    public @Nullable ColumnBatch next() {
      return next < batches.size() ? batches.get(next++) : null;
    }

    @Override
    public void close() {
      next = batches.size();
    }
  }
}
