package dev.sqlflow.connectors.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names that the header of a file gives to the columns. */
final class HeaderNames {

  private HeaderNames() {}

  /** Reads the names and refuses those that can't name columns. */
  static List<String> of(Path file, CsvRow header, Dialect dialect) {
    List<String> names = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    for (CsvRow.Field field : header.fields()) {
      int place = names.size() + 1;
      if (field.text().isBlank()) {
        throw CsvFault.at(
            file,
            header.line(),
            "has a header without a name for column %d: `%s`"
                .formatted(place, header.excerpt(dialect)));
      }
      // Names that differ in case only are one name in SQL.
      Integer before = places.putIfAbsent(field.text().toLowerCase(Locale.ROOT), place);
      if (before != null) {
        throw CsvFault.at(
            file,
            header.line(),
            "has a header with the name `%s` for columns %d and %d"
                .formatted(field.text(), before, place));
      }
      names.add(field.text());
    }
    return names;
  }

  /** Makes names where neither a header nor the options give any. */
  static List<String> numbered(int count) {
    List<String> names = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      names.add("column" + index);
    }
    return names;
  }
}
