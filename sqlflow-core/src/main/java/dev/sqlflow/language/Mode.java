package dev.sqlflow.language;

import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import java.util.List;
import java.util.Optional;

/** A {@code MODE} clause. */
public sealed interface Mode {

  /**
   * Returns where the clause stands.
   *
   * @return from {@code MODE} to its last token
   */
  Span span();

  /**
   * {@code MODE REPLACE}.
   *
   * @param span of the clause
   */
  record Replace(Span span) implements Mode {}

  /**
   * {@code MODE APPEND}.
   *
   * @param span of the clause
   */
  record Append(Span span) implements Mode {}

  /**
   * {@code MODE UPSERT KEY a, b}.
   *
   * @param keys the key columns, at least one
   * @param span of the clause
   */
  record Upsert(List<Located<String>> keys, Span span) implements Mode {

    // Keeps an immutable copy of the keys.
    public Upsert {
      keys = List.copyOf(keys);
    }
  }

  /**
   * {@code MODE INCREMENTAL BY c LOOKBACK 7 DAYS}.
   *
   * @param column the cursor
   * @param lookback as it is written, such as {@code 7 DAYS}, or empty
   * @param span of the clause
   */
  record Incremental(Located<String> column, Optional<Located<String>> lookback, Span span)
      implements Mode {}
}
