package dev.sqlflow.testing;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Null;
import dev.sqlflow.source.Located;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rows as a test writes them.
 *
 * @param columns named by any row, in the order in which they first are
 * @param rows each with a value for every column; one that it does not name is null
 */
record TestRows(List<Located<String>> columns, List<List<ConfigValue>> rows) {

  static final TestRows NONE = new TestRows(List.of(), List.of());

  // Keeps immutable copies of the lists.
  TestRows {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Rows out of maps. Names of columns compare without regard to case. */
  static TestRows of(List<MapValue> written) {
    Map<String, Located<String>> columns = new LinkedHashMap<>();
    for (MapValue row : written) {
      for (Entry entry : row.entries()) {
        columns.putIfAbsent(
            folded(entry.key()), new Located<>(entry.key(), entry.keySpan().orElseThrow()));
      }
    }
    List<List<ConfigValue>> rows = new ArrayList<>();
    for (MapValue row : written) {
      Map<String, ConfigValue> cells = new LinkedHashMap<>();
      row.entries().forEach(entry -> cells.put(folded(entry.key()), entry.value()));
      rows.add(
          columns.keySet().stream()
              .map(column -> cells.getOrDefault(column, new Null(row.origin())))
              .toList());
    }
    return new TestRows(List.copyOf(columns.values()), rows);
  }

  /** Returns where a column stands, or -1. */
  int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).value().equalsIgnoreCase(column)) {
        return i;
      }
    }
    return -1;
  }

  static String folded(String column) {
    return column.toLowerCase(Locale.ROOT);
  }
}
