package dev.sqlflow.testing;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Null;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a source in all runs of a test. A type is the one that the test states, else the
 * one that the SOURCE states, else what all values suggest.
 */
final class GivenColumns {

  private GivenColumns() {}

  /**
   * Returns the columns in the order in which they are first named.
   *
   * @param all what the source yields in each run
   * @param stated types that the SOURCE states, by column
   */
  static List<Column> of(List<Given> all, Map<String, String> stated) {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, String> types = new LinkedHashMap<>();
    stated.forEach((column, type) -> types.put(TestRows.folded(column), type));
    for (Given given : all) {
      given.rows().columns().forEach(name -> name(names, name.value()));
      given.types().keySet().forEach(name -> name(names, name));
      given.types().forEach((name, type) -> types.put(TestRows.folded(name), type));
    }
    if (names.isEmpty()) {
      stated.keySet().forEach(name -> name(names, name));
    }
    List<Column> columns = new ArrayList<>();
    names.forEach(
        (folded, name) -> {
          String type = types.get(folded);
          columns.add(new Column(name, type == null ? suggested(name, all) : type(type)));
        });
    return columns;
  }

  private static void name(Map<String, String> names, String name) {
    names.putIfAbsent(TestRows.folded(name), name);
  }

  private static ColumnType type(String written) {
    String upper = written.strip().toUpperCase(java.util.Locale.ROOT);
    return new ColumnType(
        switch (upper) {
          case "INT" -> "INTEGER";
          case "BOOL" -> "BOOLEAN";
          case "TEXT", "STRING" -> "VARCHAR";
          case "TIMESTAMPTZ" -> "TIMESTAMP WITH TIME ZONE";
          case "DATETIME" -> "TIMESTAMP";
          default -> upper.startsWith("STRUCT") ? written.strip() : upper;
        });
  }

  private static ColumnType suggested(String column, List<Given> all) {
    Set<ColumnType> found = new HashSet<>();
    for (Given given : all) {
      int index = given.rows().indexOf(column);
      if (index >= 0) {
        given.rows().rows().forEach(row -> suggested(row.get(index)).ifPresent(found::add));
      }
    }
    if (found.size() == 1) {
      return found.iterator().next();
    }
    if (Set.of(ColumnType.BIGINT, ColumnType.DOUBLE).containsAll(found) && !found.isEmpty()) {
      return ColumnType.DOUBLE;
    }
    return Set.of(ColumnType.DATE, ColumnType.TIMESTAMP).containsAll(found) && !found.isEmpty()
        ? ColumnType.TIMESTAMP
        : ColumnType.VARCHAR;
  }

  private static Optional<ColumnType> suggested(ConfigValue value) {
    if (value instanceof Null || value instanceof MapValue) {
      return Optional.empty();
    }
    if (value instanceof Bool) {
      return Optional.of(ColumnType.BOOLEAN);
    }
    if (value instanceof Numeric number) {
      return Optional.of(isWhole(number) ? ColumnType.BIGINT : ColumnType.DOUBLE);
    }
    if (value instanceof ListValue list) {
      return list.elements().stream()
          .flatMap(element -> suggested(element).stream())
          .findFirst()
          .map(element -> new ColumnType(element.sql() + "[]"));
    }
    String text = CellText.of(value);
    if (text.length() >= 10 && ValueKind.DATE.canonical(text).isPresent()) {
      return Optional.of(ColumnType.DATE);
    }
    boolean timestamp = text.length() > 10 && ValueKind.TIMESTAMP.canonical(text).isPresent();
    return Optional.of(timestamp ? ColumnType.TIMESTAMP : ColumnType.VARCHAR);
  }

  private static boolean isWhole(Numeric number) {
    return number.spelling().length() < 19 && number.spelling().matches("-?[0-9]+");
  }
}
