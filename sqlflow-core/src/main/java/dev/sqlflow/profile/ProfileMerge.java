package dev.sqlflow.profile;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Null;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a profile over those that it extends: maps merge key by key, lists and scalars replace, null
 * removes an inherited key. Every value keeps the place that it came from.
 */
final class ProfileMerge {

  private ProfileMerge() {}

  static MapValue over(MapValue upper, MapValue lower) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    lower.entries().forEach(entry -> entries.put(entry.key(), entry));
    for (Entry entry : upper.entries()) {
      Entry inherited = entries.get(entry.key());
      if (inherited != null && entry.value() instanceof Null) {
        entries.remove(entry.key());
      } else {
        entries.put(entry.key(), inherited == null ? entry : over(entry, inherited));
      }
    }
    return new MapValue(List.copyOf(entries.values()), upper.origin());
  }

  private static Entry over(Entry upper, Entry lower) {
    ConfigValue value =
        upper.value() instanceof MapValue over && lower.value() instanceof MapValue under
            ? over(over, under)
            : upper.value();
    return new Entry(upper.key(), upper.keySpan(), value);
  }
}
