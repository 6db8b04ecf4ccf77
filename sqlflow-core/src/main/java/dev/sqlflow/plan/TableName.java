package dev.sqlflow.plan;

import java.util.Locale;
import java.util.Optional;

/**
 * The name of a table in the engine. Two names are equal as the engine compares them: without
 * regard to case.
 *
 * @param schema its schema as written; empty for the default one
 * @param name of the table as written
 */
public record TableName(Optional<String> schema, String name) {

  /** The schema that a name without one means. */
  public static final String DEFAULT_SCHEMA = "main";

  private String key() {
    return schema.orElse(DEFAULT_SCHEMA).toLowerCase(Locale.ROOT)
        + '.'
        + name.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TableName table && key().equals(table.key());
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }

  /** As the user would write it: {@code staging.orders}. */
  @Override
  public String toString() {
    return schema.map(prefix -> prefix + "." + name).orElse(name);
  }

  /**
   * Returns the name as SQL, every part in quotes.
   *
   * @return such as {@code "staging"."orders"}
   */
  public String sql() {
    return schema.map(prefix -> quote(prefix) + ".").orElse("") + quote(name);
  }

  private static String quote(String part) {
    return '"' + part.replace("\"", "\"\"") + '"';
  }
}
