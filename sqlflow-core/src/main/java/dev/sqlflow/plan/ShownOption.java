package dev.sqlflow.plan;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.config.ConfigValue.SecretText;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.Origin;
import dev.sqlflow.resolve.ResolvedOptions;
import dev.sqlflow.secret.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An option as people may see it: secrets are stars. This is the one way from an option's value to
 * a plan's text.
 *
 * @param name with dots between the names of nested options
 * @param value its text
 * @param origin where the value comes from
 * @param overridden where the values come from that it overrides, highest first
 */
record ShownOption(String name, String value, String origin, List<String> overridden) {

  // Keeps an immutable copy of the origins.
  ShownOption {
    overridden = List.copyOf(overridden);
  }

  static List<ShownOption> of(ResolvedOptions options) {
    List<ShownOption> shown = new ArrayList<>();
    collect("", options.values(), options, shown);
    return shown;
  }

  private static void collect(
      String prefix, MapValue map, ResolvedOptions options, List<ShownOption> shown) {
    for (Entry entry : map.entries()) {
      String name = prefix + entry.key();
      if (entry.value() instanceof MapValue nested && !nested.entries().isEmpty()) {
        collect(name + ".", nested, options, shown);
      } else {
        List<String> overridden = options.overridden(name).stream().map(Origin::describe).toList();
        shown.add(
            new ShownOption(
                name, text(entry.value()), entry.value().origin().describe(), overridden));
      }
    }
  }

  private static String text(ConfigValue value) {
    if (value instanceof Text text) {
      return text.value();
    }
    if (value instanceof Numeric number) {
      return number.spelling();
    }
    if (value instanceof Bool truth) {
      return Boolean.toString(truth.value());
    }
    if (value instanceof ListValue list) {
      return list.elements().stream()
          .map(ShownOption::text)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof MapValue map) {
      return map.entries().stream()
          .map(entry -> entry.key() + ": " + text(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value instanceof SecretText ? Mask.STARS : "null";
  }
}
