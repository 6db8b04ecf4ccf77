package dev.sqlflow.engine;

import dev.sqlflow.spi.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns and rows that were read out of an engine. A value is a text as SQL writes it, but a list,
 * struct or map is JSON, bytes are hexadecimal digits, and an instant is in UTC; null is NULL.
 *
 * @param columns in order, with the types that they have in the engine
 * @param rows each with a value for every column
 */
public record TableContent(List<Column> columns, List<List<@Nullable String>> rows) {

  // Keeps immutable copies of the lists.
  public TableContent {
    columns = List.copyOf(columns);
    List<List<@Nullable String>> copies = new ArrayList<>(rows.size());
    for (List<@Nullable String> row : rows) {
      copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
    }
    rows = Collections.unmodifiableList(copies);
  }

  /**
   * Tells whether the values of a type are several in one: a list, struct or map.
   *
   * @param column any
   * @return true if they stand here as JSON
   */
  public static boolean isNested(Column column) {
    String type = column.type().sql();
    return type.endsWith("]")
        || type.startsWith("STRUCT(")
        || type.startsWith("MAP(")
        || type.startsWith("UNION(");
  }
}
