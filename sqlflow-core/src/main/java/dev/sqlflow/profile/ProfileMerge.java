package dev.sqlflow.profile;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Null;
import dev.sqlflow.config.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a profile over those that it extends: maps merge key by key, lists and scalars replace, null
 * removes an inherited key. Every value keeps the place that it came from, and what it took the
 * place of is remembered.
 */
final class ProfileMerge {

  private final Map<String, List<Origin>> overridden = new LinkedHashMap<>();

  MapValue over(MapValue upper, MapValue lower) {
    return over("", upper, lower);
  }

  private MapValue over(String prefix, MapValue upper, MapValue lower) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    lower.entries().forEach(entry -> entries.put(entry.key(), entry));
    for (Entry entry : upper.entries()) {
      Entry inherited = entries.get(entry.key());
      if (inherited == null) {
        entries.put(entry.key(), entry);
      } else if (entry.value() instanceof Null) {
        override(prefix + entry.key(), inherited);
        entries.remove(entry.key());
      } else {
        entries.put(entry.key(), over(prefix, entry, inherited));
      }
    }
    return new MapValue(List.copyOf(entries.values()), upper.origin());
  }

  private Entry over(String prefix, Entry upper, Entry lower) {
    String path = prefix + upper.key();
    ConfigValue value = upper.value();
    if (value instanceof MapValue over && lower.value() instanceof MapValue under) {
      value = over(path + ".", over, under);
    } else {
      override(path, lower);
    }
    return new Entry(upper.key(), upper.keySpan(), value);
  }

  private void override(String path, Entry lower) {
    overridden.computeIfAbsent(path, any -> new ArrayList<>()).add(0, lower.value().origin());
  }

  /** What was replaced or removed so far: origins by path, highest first. */
  Map<String, List<Origin>> overridden() {
    Map<String, List<Origin>> copy = new LinkedHashMap<>();
    overridden.forEach((path, origins) -> copy.put(path, List.copyOf(origins)));
    return copy;
  }
}
