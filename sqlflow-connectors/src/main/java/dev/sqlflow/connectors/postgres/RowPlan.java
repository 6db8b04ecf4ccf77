package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.postgres.ServerColumn.ServerType;
import dev.sqlflow.connectors.postgres.TargetTable.TargetColumn;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ColumnVector;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How rows go into the columns of a table.
 *
 * @param columns one for each column of the rows, in order
 */
record RowPlan(List<Planned> columns) {

  /** Types that a text is not taken for: what it means is said in the query, by a cast. */
  private static final Set<String> NOT_FROM_TEXT =
      Set.of(
          "bool",
          "int2",
          "int4",
          "int8",
          "float4",
          "float8",
          "numeric",
          "date",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "interval",
          "bytea",
          "oid");

  /**
   * How one column goes.
   *
   * @param from the column of the rows
   * @param to the column of the table
   * @param encoder writes its values
   * @param cast whether they go as text first, of which the server makes the type
   */
  record Planned(Column from, TargetColumn to, Encoder encoder, boolean cast) {

    String staged() {
      return Sql.name(to.name()) + " " + (cast ? "text" : to.sql());
    }

    String selected() {
      return Sql.name(to.name()) + (cast ? "::" + to.sql() : "");
    }
  }

  static RowPlan of(List<Column> rows, TargetTable table) {
    List<Planned> planned = new ArrayList<>();
    for (Column column : rows) {
      TargetColumn target = table.column(column.name()).orElseThrow(() -> unknown(column, table));
      if (planned.stream().anyMatch(other -> other.to().equals(target))) {
        throw new ConnectorException(
            Kind.INVALID_DATA,
            "two columns of the rows go into column `%s` of `%s`"
                .formatted(target.name(), table.id()));
      }
      planned.add(plan(column, target).orElseThrow(() -> unfit(column, target, table)));
    }
    return new RowPlan(List.copyOf(planned));
  }

  private static ConnectorException unknown(Column column, TargetTable table) {
    String names =
        table.columns().stream().map(TargetColumn::name).collect(Collectors.joining(", "));
    return new ConnectorException(
        Kind.INVALID_DATA,
        "table `%s` has no column `%s`; it has %s".formatted(table.id(), column.name(), names));
  }

  private static ConnectorException unfit(Column column, TargetColumn target, TargetTable table) {
    return new ConnectorException(
        Kind.INVALID_DATA,
        "column `%s` is %s, and %s in table `%s`: cast it in the query"
            .formatted(column.name(), column.type(), target.sql(), table.id()));
  }

  private static Optional<Planned> plan(Column from, TargetColumn to) {
    Optional<Encoder> direct = Encoders.of(from.type(), to.type(), to.isEnum());
    return direct.isPresent()
        ? direct.map(encoder -> new Planned(from, to, encoder, false))
        : text(from.type(), to).map(encoder -> new Planned(from, to, encoder, true));
  }

  private static Optional<Encoder> text(ColumnType from, TargetColumn to) {
    String sql = from.sql().toUpperCase(Locale.ROOT);
    if (sql.endsWith("[]") && to.type().array()) {
      ColumnType element = new ColumnType(sql.substring(0, sql.length() - 2));
      return isKept(element, to)
          ? Optional.of(new ListText(sql.equals("BLOB[]")))
          : Optional.empty();
    }
    boolean taken = !to.type().array() && isText(sql, to.type().name());
    return taken ? Optional.of(RowPlan::text) : Optional.empty();
  }

  private static boolean isText(String from, String to) {
    return switch (from) {
      case "INTERVAL" -> to.equals("interval");
      case "TIME WITH TIME ZONE" -> to.equals("timetz");
      case "TIMESTAMP_S", "TIMESTAMP_MS" -> to.equals("timestamp");
      case "BIT" -> to.equals("bit") || to.equals("varbit");
      default ->
          (from.equals("VARCHAR") || from.startsWith("ENUM(")) && !NOT_FROM_TEXT.contains(to);
    };
  }

  /** The server rounds what it reads from text; only where it can't lose anything it may. */
  private static boolean isKept(ColumnType element, TargetColumn to) {
    ServerType type = new ServerType(to.type().name(), false, to.type().precision(), 0);
    boolean known =
        Encoders.of(element, type, to.isEnum()).isPresent() || isText(element.sql(), type.name());
    return switch (type.name()) {
      case "numeric" -> (known && to.type().precision() == 0) || isSame(element, to.type());
      case "float4" -> element.sql().equals("FLOAT");
      default -> known && !element.sql().equals("JSON");
    };
  }

  private static boolean isSame(ColumnType element, ServerType type) {
    return element.sql().equals("DECIMAL(%s,%s)".formatted(type.precision(), type.scale()));
  }

  private static void text(ColumnVector values, int row, CopyBuffer out) {
    String text = ListText.era(((ColumnVector.Texts) values).get(row));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.int4(bytes.length);
    out.bytes(bytes);
  }

  boolean needsCast() {
    return columns.stream().anyMatch(Planned::cast);
  }

  String names() {
    return Sql.names(columns.stream().map(column -> column.to().name()).toList());
  }

  String staged() {
    return columns.stream().map(Planned::staged).collect(Collectors.joining(", "));
  }

  String selected() {
    return columns.stream().map(Planned::selected).collect(Collectors.joining(", "));
  }
}
