package dev.sqlflow.migrate;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.connector.OptionsSchema;
import dev.sqlflow.connector.OptionsSchema.Option;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An inline use, and which of its options belong into a connection.
 *
 * @param use as it is written
 * @param schema of its connector
 * @param movable what a connection could hold, by the option's present name, in the schema's order
 */
record ConnectionUse(InlineUse use, OptionsSchema schema, Map<String, Entry> movable) {

  static ConnectionUse of(InlineUse use, OptionsSchema schema, PipelineVariables variables) {
    Map<String, Entry> movable = new LinkedHashMap<>();
    for (Option option : schema.options()) {
      use.options()
          .flatMap(options -> written(option, options))
          .filter(entry -> isMovable(option, entry.value(), variables))
          .filter(entry -> !JsonComments.areIn(entry)) // they would have to move, too
          .ifPresent(entry -> movable.put(option.name(), entry));
    }
    return new ConnectionUse(use, schema, movable);
  }

  private static Optional<Entry> written(Option option, MapValue options) {
    return options.entries().stream()
        .filter(
            entry ->
                entry.key().equals(option.name())
                    || option.traits().renamedFrom().contains(entry.key()))
        .findFirst();
  }

  private static boolean isMovable(Option option, ConfigValue value, PipelineVariables variables) {
    return !option.traits().perUse()
        && option.traits().removedIn().isEmpty()
        && YamlValue.canHold(value)
        && !variables.areIn(value);
  }
}
