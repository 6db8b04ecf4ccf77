package dev.sqlflow.testing;

import dev.sqlflow.source.Located;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a table or destination shall hold.
 *
 * @param name of the table, destination or connection
 * @param rows all of them
 * @param ordered whether they come in this order
 * @param columns the only ones to compare; none for all
 * @param key by which a difference pairs rows; none if it shall be found
 * @param tolerance how far numbers may be off
 */
record ExpectedRows(
    Located<String> name,
    TestRows rows,
    boolean ordered,
    List<Located<String>> columns,
    List<Located<String>> key,
    Optional<BigDecimal> tolerance) {

  // Keeps immutable copies of the lists.
  ExpectedRows {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }
}
