package dev.sqlflow.migrate;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.config.ConfigValue.Text;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes values of a pipeline's JSON as YAML on one line. */
final class YamlValue {

  private static final int DEEPEST = 20;

  // Neither a number nor another word that YAML knows, and nothing that means something to it.
  private static final Pattern PLAIN =
      Pattern.compile("(?!(?i:true|false|null|yes|no|on|off)$)[A-Za-z_/][A-Za-z0-9_./-]*");

  private YamlValue() {}

  /** Whether YAML gives the same value back, spelling included. */
  static boolean canHold(ConfigValue value) {
    return canHold(value, 0);
  }

  private static boolean canHold(ConfigValue value, int depth) {
    if (value instanceof ListValue list) {
      return depth < DEEPEST
          && list.elements().stream().allMatch(element -> canHold(element, depth + 1));
    }
    if (value instanceof MapValue map) {
      return depth < DEEPEST
          && map.entries().stream().allMatch(entry -> canHold(entry.value(), depth + 1));
    }
    return value instanceof Text
        || value instanceof Bool
        || (value instanceof Numeric number && number.spelling().indexOf('E') < 0);
  }

  static String of(ConfigValue value) {
    if (value instanceof ListValue list) {
      return list.elements().stream()
          .map(YamlValue::of)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof MapValue map) {
      return map.entries().stream()
          .map(entry -> quoted(entry.key()) + ": " + of(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Numeric number) {
      return number.spelling();
    }
    if (value instanceof Bool flag) {
      return Boolean.toString(flag.value());
    }
    return value instanceof Text text ? of(text.value()) : "null";
  }

  /** The same for every order in which the keys of a map may stand. */
  static String canonical(ConfigValue value) {
    if (value instanceof MapValue map) {
      return map.entries().stream()
          .sorted(Comparator.comparing(Entry::key))
          .map(entry -> quoted(entry.key()) + ": " + canonical(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof ListValue list) {
      return list.elements().stream()
          .map(YamlValue::canonical)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return of(value);
  }

  static String of(String text) {
    return PLAIN.matcher(text).matches() ? text : quoted(text);
  }

  /** In double quotes, which is also a string of JSON. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int escape = "\"\\\b\f\n\r\t".indexOf(c);
      if (escape >= 0) {
        out.append('\\').append("\"\\bfnrt".charAt(escape));
      } else if (isPrintable(c)) {
        out.append(c);
      } else {
        out.append(String.format("\\u%04x", (int) c));
      }
    }
    return out.append('"').toString();
  }

  private static boolean isPrintable(char c) {
    return c < 0x7F
        ? c >= ' '
        : c >= 0xA0 && c != 0x2028 && c != 0x2029 && c != 0xFEFF && c < 0xFFFE;
  }
}
