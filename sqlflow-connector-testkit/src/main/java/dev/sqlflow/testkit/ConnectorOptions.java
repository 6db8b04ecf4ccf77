package dev.sqlflow.testkit;

import dev.sqlflow.connector.Quantities;
import dev.sqlflow.spi.Connector;
import dev.sqlflow.spi.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes options as a connector receives them: valid by its schema, with defaults filled in. */
public final class ConnectorOptions {

  private ConnectorOptions() {}

  /**
   * Makes options of plain values, without a pipeline or a profile.
   *
   * @param connector whose options they are
   * @param values texts, whole numbers, decimals, truth values, lists and maps, as JSON knows them
   * @return the options, defaults filled in
   * @throws AssertionError if the connector's schema refuses the values
   */
  public static Options of(Connector connector, Map<String, ?> values) {
    ConnectorSchema schema = ConnectorSchema.of(connector);
    JsonNode written = new JsonMapper().valueToTree(values);
    List<String> faults = schema.faults(written);
    if (!faults.isEmpty()) {
      throw new AssertionError("the schema of " + connector.type() + " refuses: " + faults);
    }
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    schema
        .options()
        .forEach(
            (name, option) -> {
              JsonNode value = written.has(name) ? written.get(name) : option.get("default");
              if (value != null) {
                options.put(name, typed(option, value));
              }
            });
    return Options.of(options);
  }

  /** A duration or size is written as a text, and received as what it means. */
  private static @Nullable Object typed(JsonNode option, JsonNode value) {
    return switch (option.path("format").stringValue("")) {
      case "duration" -> Quantities.duration(value.stringValue()).orElseThrow();
      case "size" -> Quantities.size(value.asString()).orElseThrow();
      default -> PlainValues.of(value);
    };
  }
}
