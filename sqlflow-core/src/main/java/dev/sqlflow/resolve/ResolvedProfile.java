package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.SecretText;
import dev.sqlflow.config.ConfigValue.Unknown;
import dev.sqlflow.config.Origin;
import dev.sqlflow.secret.Mask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a profile comes to on this machine, as people may see it: no secret is in it.
 *
 * @param environment its name
 * @param variables and what the machine must supply
 * @param connections in order
 * @param engine the settings of the engine that are written
 */
public record ResolvedProfile(
    String environment,
    List<Setting> variables,
    List<Connection> connections,
    List<Setting> engine) {

  // Keeps immutable copies of the lists.
  public ResolvedProfile {
    variables = List.copyOf(variables);
    connections = List.copyOf(connections);
    engine = List.copyOf(engine);
  }

  /**
   * A connection before any statement adds to it.
   *
   * @param name as FROM and TO mean it
   * @param type of the connector
   * @param options in the schema's order, defaults among them
   */
  public record Connection(String name, String type, List<Setting> options) {

    // Keeps an immutable copy of the options.
    public Connection {
      options = List.copyOf(options);
    }
  }

  /**
   * One value.
   *
   * @param name of the variable, option or setting
   * @param value its text; stars in the place of secrets
   * @param origin where it comes from, as people read it
   * @param overridden where the values come from that it overrides, highest first
   */
  public record Setting(String name, String value, String origin, List<String> overridden) {

    // Keeps an immutable copy of the origins.
    public Setting {
      overridden = List.copyOf(overridden);
    }

    static Setting of(String name, ConfigValue value, List<Origin> overridden, Mask mask) {
      return new Setting(
          name,
          mask.text(text(value)),
          value.origin().describe(),
          overridden.stream().map(Origin::describe).toList());
    }

    private static String text(ConfigValue value) {
      if (value instanceof SecretText) {
        return Mask.STARS;
      }
      if (value instanceof Unknown) {
        return "unknown";
      }
      if (value instanceof ListValue list) {
        return list.elements().stream()
            .map(Setting::text)
            .collect(Collectors.joining(", ", "[", "]"));
      }
      if (value instanceof MapValue map) {
        return map.entries().stream()
            .map(entry -> entry.key() + ": " + text(entry.value()))
            .collect(Collectors.joining(", ", "{", "}"));
      }
      return value.plainText().orElse("null");
    }
  }

  /**
   * Returns every setting by its path.
   *
   * @return such as {@code connectors.orders.params.path}, with its text
   */
  public Map<String, String> byPath() {
    Map<String, String> all = new LinkedHashMap<>();
    variables.forEach(one -> all.put("variables." + one.name(), one.value()));
    for (Connection connection : connections) {
      String path = "connectors." + connection.name();
      all.put(path + ".type", connection.type());
      written(connection).forEach(one -> all.put(path + ".params." + one.name(), one.value()));
    }
    engine.forEach(one -> all.put("engines.duckdb." + one.name(), one.value()));
    return all;
  }

  private static Stream<Setting> written(Connection connection) {
    return connection.options().stream().filter(one -> !one.origin().startsWith("default of "));
  }
}
