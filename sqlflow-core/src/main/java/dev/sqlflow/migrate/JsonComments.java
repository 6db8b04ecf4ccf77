package dev.sqlflow.migrate;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Tells whether comments stand between the parts of JSON. */
final class JsonComments {

  private JsonComments() {}

  /** Whether there is one in an entry, between its key and the end of its value. */
  static boolean areIn(Entry entry) {
    Span key = entry.keySpan().orElseThrow();
    List<Span> parts = new ArrayList<>(List.of(key));
    collect(entry.value(), parts);
    return areBetween(key.file(), parts, key.start(), place(entry.value()).end());
  }

  /** Whether there is one between a place and the end of a map, its entries left out. */
  static boolean areAround(MapValue map, int start) {
    List<Span> parts = new ArrayList<>();
    for (Entry entry : map.entries()) {
      parts.add(entry.keySpan().orElseThrow().cover(place(entry.value())));
    }
    return areBetween(place(map).file(), parts, start, place(map).end());
  }

  private static void collect(ConfigValue value, List<Span> parts) {
    if (value instanceof MapValue map) {
      for (Entry entry : map.entries()) {
        parts.add(entry.keySpan().orElseThrow());
        collect(entry.value(), parts);
      }
    } else if (value instanceof ListValue list) {
      list.elements().forEach(element -> collect(element, parts));
    } else {
      parts.add(place(value));
    }
  }

  private static Span place(ConfigValue value) {
    return value.origin().place().orElseThrow();
  }

  private static boolean areBetween(SourceFile file, List<Span> parts, int start, int end) {
    int from = start;
    for (Span part : parts) {
      if (saysMore(file, from, part.start())) {
        return true;
      }
      from = part.end();
    }
    return saysMore(file, from, end);
  }

  private static boolean saysMore(SourceFile file, int start, int end) {
    return file.text()
        .substring(start, Math.max(start, end))
        .chars()
        .anyMatch(c -> "{}[]:, \t\f\r\n".indexOf(c) < 0);
  }
}
