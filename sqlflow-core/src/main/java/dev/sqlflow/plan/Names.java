package dev.sqlflow.plan;

import dev.sqlflow.language.TableIdentifier;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How names of the language and of the engine meet. */
final class Names {

  private static final Set<String> SYSTEM_SCHEMAS = Set.of("information_schema", "pg_catalog");

  private Names() {}

  static TableName of(TableIdentifier identifier) {
    List<Located<String>> parts = identifier.parts();
    String table = parts.get(parts.size() - 1).value();
    return new TableName(
        parts.size() > 1 ? Optional.of(parts.get(parts.size() - 2).value()) : Optional.empty(),
        table);
  }

  /** Columns compare as the engine compares them: without regard to case. */
  static String column(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Where a name itself stands, quotes left out; empty if a reference stands there. */
  static Optional<Span> written(Span place, String name) {
    String text = place.text();
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    Span inside = quoted ? place.file().span(place.start() + 1, place.end() - 1) : place;
    return Optional.of(inside).filter(span -> span.text().equalsIgnoreCase(name));
  }

  /** The engine's own tables, which no statement defines. */
  static boolean isSystem(TableName table) {
    return table.schema().map(name -> name.toLowerCase(Locale.ROOT)).stream()
        .anyMatch(SYSTEM_SCHEMAS::contains);
  }
}
