package dev.sqlflow.language;

import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as the user wrote it: {@code orders}, {@code staging.orders}, {@code "any text"}.
 *
 * @param parts schema and table, or the table alone; quotes undone
 * @param span of all parts
 */
public record TableIdentifier(List<Located<String>> parts, Span span) {

  // Keeps an immutable copy of the parts.
  public TableIdentifier {
    parts = List.copyOf(parts);
  }

  /** The names with dots between them, for messages. */
  @Override
  public String toString() {
    return parts.stream().map(Located::value).collect(Collectors.joining("."));
  }
}
