package dev.sqlflow.connectors.memory;

import dev.sqlflow.spi.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table in memory. Values are of the class that their column's storage says: {@link Boolean},
 * {@link Long}, {@link Double}, {@link String}, {@code byte[]}, or null.
 *
 * @param columns in order
 * @param rows each with a value for every column
 */
public record MemoryTable(List<Column> columns, List<List<@Nullable Object>> rows) {

  // Keeps immutable copies of the lists.
  public MemoryTable {
    columns = List.copyOf(columns);
    List<List<@Nullable Object>> copies = new ArrayList<>(rows.size());
    for (List<@Nullable Object> row : rows) {
      copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
    }
    rows = Collections.unmodifiableList(copies);
  }
}
