package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;

/** Prints configuration values as JSON, one entry of a map a line. */
final class JsonPrinter {

  private final StringBuilder out;

  JsonPrinter(StringBuilder out) {
    this.out = out;
  }

  void print(ConfigValue value, int indent) {
    if (value instanceof MapValue map) {
      map(map, indent);
    } else if (value instanceof ConfigValue.ListValue list) {
      list(list, indent);
    } else if (value instanceof ConfigValue.Text text) {
      string(text.value());
    } else if (value instanceof ConfigValue.Numeric number) {
      out.append(number.spelling());
    } else if (value instanceof ConfigValue.Bool bool) {
      out.append(bool.value());
    } else {
      out.append("null");
    }
  }

  private void map(MapValue map, int indent) {
    if (map.entries().isEmpty()) {
      out.append("{}");
      return;
    }
    String separator = "{\n";
    for (Entry entry : map.entries()) {
      out.append(separator).append("  ".repeat(indent + 1));
      string(entry.key());
      out.append(": ");
      print(entry.value(), indent + 1);
      separator = ",\n";
    }
    out.append('\n').append("  ".repeat(indent)).append('}');
  }

  private void list(ConfigValue.ListValue list, int indent) {
    out.append('[');
    String separator = "";
    for (ConfigValue element : list.elements()) {
      out.append(separator);
      print(element, indent);
      separator = ", ";
    }
    out.append(']');
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    int escape = "\"\\\b\f\n\r\t".indexOf(c);
    if (escape >= 0) {
      out.append('\\').append("\"\\bfnrt".charAt(escape));
    } else if (c < ' ') {
      out.append(String.format("\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }
}
