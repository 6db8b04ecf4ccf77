package dev.sqlflow.config;

import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.source.Span;
import java.util.List;
import java.util.Optional;

/** Finds what a path from the root of a tree leads to: names in maps, indexes in lists. */
public final class ConfigPath {

  private ConfigPath() {}

  /**
   * Returns a value.
   *
   * @param root of the tree
   * @param path names and indexes
   * @return what it leads to, or empty
   */
  public static Optional<ConfigValue> value(ConfigValue root, List<String> path) {
    Optional<ConfigValue> value = Optional.of(root);
    for (String step : path) {
      value = value.flatMap(outer -> step(outer, step));
    }
    return value;
  }

  private static Optional<ConfigValue> step(ConfigValue outer, String step) {
    if (outer instanceof ListValue list) {
      return Optional.of(list.elements().get(Integer.parseInt(step)));
    }
    return outer instanceof MapValue map ? map.get(step) : Optional.empty();
  }

  /**
   * Returns where a value is named: the key where there is one, since a value may be empty or long.
   *
   * @param root of a tree that was read from a file
   * @param path names and indexes
   * @return the key, or the value that has none
   */
  public static Span place(ConfigValue root, List<String> path) {
    if (path.isEmpty()) {
      return root.origin().place().orElseThrow();
    }
    List<String> parent = path.subList(0, path.size() - 1);
    return value(root, parent)
        .filter(MapValue.class::isInstance)
        .flatMap(outer -> ((MapValue) outer).entry(path.get(path.size() - 1)))
        .flatMap(Entry::keySpan)
        .or(() -> value(root, path).flatMap(found -> found.origin().place()))
        .orElseGet(() -> place(root, parent));
  }
}
