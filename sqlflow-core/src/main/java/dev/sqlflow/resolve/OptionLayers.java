package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Null;
import dev.sqlflow.config.Origin;
import dev.sqlflow.connector.OptionsSchema;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.connector.OptionsSchema.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The precedence of options, as the one ordered list: the connector's defaults, the environment's
 * variables where they are asked for, the profile's params, the statement's OPTIONS. A higher layer
 * wins; maps merge key by key, lists and scalars replace, null removes what the layers below it
 * wrote, so that the connector's default holds.
 */
final class OptionLayers {

  private final OptionsSchema schema;
  private final Optional<Role> role;
  private final List<Map<String, Entry>> layers;
  private final Map<String, List<Origin>> overridden = new LinkedHashMap<>();

  /**
   * Orders the layers.
   *
   * @param schema whose defaults are the lowest layer
   * @param role what the connector is used for: options of the other role keep their defaults;
   *     empty for what any use may need
   * @param params what the profile's connection says; none for the inline form
   * @param statement what the statement says
   */
  OptionLayers(
      OptionsSchema schema, Optional<Role> role, List<Entry> params, List<Entry> statement) {
    this.schema = schema;
    this.role = role;
    this.layers = List.of(byName(params), byName(statement));
  }

  private OptionLayers(OptionsSchema schema, Optional<Role> role, List<Map<String, Entry>> layers) {
    this.schema = schema;
    this.role = role;
    this.layers = layers;
  }

  /** The same layers over one more: what the environment's variables say. */
  OptionLayers over(List<Entry> environment) {
    List<Map<String, Entry>> more = new ArrayList<>();
    more.add(byName(environment));
    more.addAll(layers);
    return new OptionLayers(schema, role, more);
  }

  private static Map<String, Entry> byName(List<Entry> layer) {
    Map<String, Entry> entries = new HashMap<>();
    layer.forEach(entry -> entries.put(entry.key(), entry));
    return entries;
  }

  /** Every option that has a value, in the schema's order; references are not resolved. */
  List<Entry> merged() {
    List<Entry> merged = new ArrayList<>();
    for (Option option : schema.options()) {
      if (option.traits().removedIn().isEmpty()) {
        (role.map(option::appliesTo).orElse(true) ? merged(option) : fallback(option))
            .ifPresent(merged::add);
      }
    }
    return merged;
  }

  private Optional<Entry> merged(Option option) {
    Optional<ConfigValue> fallback = option.defaultValue();
    Optional<Entry> result = fallback(option);
    for (Map<String, Entry> layer : layers) {
      Entry upper = layer.get(option.name());
      if (upper != null) {
        result = over(option.name(), upper, result, fallback);
      }
    }
    return result;
  }

  private static Optional<Entry> fallback(Option option) {
    return option.defaultValue().map(value -> new Entry(option.name(), Optional.empty(), value));
  }

  private Optional<Entry> over(
      String path, Entry upper, Optional<Entry> lower, Optional<ConfigValue> fallback) {
    Optional<ConfigValue> below = lower.map(Entry::value);
    if (upper.value() instanceof MapValue over && below.orElse(null) instanceof MapValue under) {
      MapValue both = new MapValue(merged(path, over, under, fallback), over.origin());
      return Optional.of(new Entry(upper.key(), upper.keySpan(), both));
    }
    below.ifPresent(value -> override(path, value.origin()));
    if (upper.value() instanceof Null) {
      return fallback.map(value -> new Entry(upper.key(), Optional.empty(), value));
    }
    return Optional.of(upper);
  }

  private List<Entry> merged(
      String path, MapValue over, MapValue under, Optional<ConfigValue> fallback) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    under.entries().forEach(entry -> entries.put(entry.key(), entry));
    for (Entry upper : over.entries()) {
      Optional<ConfigValue> innerFallback =
          fallback
              .filter(MapValue.class::isInstance)
              .flatMap(map -> ((MapValue) map).get(upper.key()));
      Optional<Entry> result =
          over(
              path + "." + upper.key(),
              upper,
              Optional.ofNullable(entries.get(upper.key())),
              innerFallback);
      result.ifPresentOrElse(
          entry -> entries.put(upper.key(), entry), () -> entries.remove(upper.key()));
    }
    return List.copyOf(entries.values());
  }

  private void override(String path, Origin origin) {
    overridden.computeIfAbsent(path, key -> new ArrayList<>()).add(0, origin);
  }

  /** What was overridden while merging: origins by path, highest layer first. */
  Map<String, List<Origin>> overridden() {
    Map<String, List<Origin>> copy = new LinkedHashMap<>();
    overridden.forEach((path, origins) -> copy.put(path, List.copyOf(origins)));
    return Collections.unmodifiableMap(copy);
  }
}
