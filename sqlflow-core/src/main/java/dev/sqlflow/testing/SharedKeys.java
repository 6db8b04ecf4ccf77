package dev.sqlflow.testing;

import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Joins what several tests share with what one of them says. */
final class SharedKeys {

  private static final Set<String> JOINED = Set.of("given", "variables");
  private static final Set<String> OWN = Set.of("tests", "name", "runs", "expect");

  private SharedKeys() {}

  /** What the inner map says holds; {@code given} and {@code variables} are joined. */
  static MapValue join(MapValue shared, MapValue own) {
    List<Entry> entries = new ArrayList<>(own.entries());
    for (Entry outer : shared.entries()) {
      if (OWN.contains(outer.key())) {
        continue;
      }
      int index = keys(entries).indexOf(outer.key());
      if (index < 0) {
        entries.add(outer);
      } else if (JOINED.contains(outer.key())) {
        entries.set(index, joined(outer, entries.get(index)));
      }
    }
    return new MapValue(entries, own.origin());
  }

  private static Entry joined(Entry outer, Entry inner) {
    return new Entry(
        inner.key(), inner.keySpan(), union((MapValue) outer.value(), (MapValue) inner.value()));
  }

  /** The entries of both; the inner ones hold. */
  static MapValue union(MapValue outer, MapValue inner) {
    List<Entry> entries = new ArrayList<>(inner.entries());
    List<String> known = keys(entries);
    outer.entries().stream().filter(entry -> !known.contains(entry.key())).forEach(entries::add);
    return new MapValue(entries, inner.origin());
  }

  private static List<String> keys(List<Entry> entries) {
    return entries.stream().map(Entry::key).toList();
  }
}
