package dev.sqlflow.connector;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.connector.OptionsSchema.Role;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Final options of one use of a connector, and where they were written.
 *
 * @param values of their schema's types
 * @param written the same options as they were written; an option that is not among them comes from
 *     the schema
 * @param role what the connector is used for; empty for a connection by itself
 * @param damaged whether options are missing for a reason that is already reported
 * @param place where the connector or connection is named: what is missing is reported there
 * @param related the other end of the configuration, such as the connection's definition
 */
public record OptionsInUse(
    List<Entry> values,
    List<Entry> written,
    Optional<Role> role,
    boolean damaged,
    Span place,
    Optional<Diagnostic.Related> related) {

  // Keeps immutable copies.
  public OptionsInUse {
    values = List.copyOf(values);
    written = List.copyOf(written);
  }

  Optional<ConfigValue> value(String option) {
    return find(values, option);
  }

  Optional<ConfigValue> asWritten(String option) {
    return find(written, option);
  }

  private static Optional<ConfigValue> find(List<Entry> entries, String option) {
    return entries.stream()
        .filter(entry -> entry.key().equals(option))
        .map(Entry::value)
        .findFirst();
  }
}
