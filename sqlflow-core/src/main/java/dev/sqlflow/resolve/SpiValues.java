package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.connector.OptionType;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.connector.Quantities;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns coerced values into what connectors receive. */
final class SpiValues {

  private final ProjectPaths paths;

  SpiValues(ProjectPaths paths) {
    this.paths = paths;
  }

  @Nullable Object value(Option option, ConfigValue value) {
    return value(option.type(), option.element(), value);
  }

  private @Nullable Object value(OptionType type, OptionType element, ConfigValue value) {
    if (value instanceof Text text) {
      return text(type, text.value());
    }
    if (value instanceof Numeric number) {
      return number(type, number);
    }
    if (value instanceof Bool bool) {
      return bool.value();
    }
    if (value instanceof ListValue list) {
      return list(element, list);
    }
    return value instanceof MapValue map ? map(element, map) : null;
  }

  private Object text(OptionType type, String text) {
    return switch (type) {
      case PATH -> paths.absolute(text);
      case DURATION -> Quantities.duration(text).orElseThrow();
      default -> text;
    };
  }

  private static Object number(OptionType type, Numeric number) {
    BigDecimal exact = number.value();
    boolean whole =
        switch (type) {
          case NUMBER -> false;
          case INTEGER, SIZE -> true;
          // As it is spelt: 1.0 is a number with a fraction.
          default -> exact.scale() == 0 && exact.precision() <= 18;
        };
    return whole ? (Object) exact.longValueExact() : exact;
  }

  private List<@Nullable Object> list(OptionType element, ListValue list) {
    List<@Nullable Object> elements = new ArrayList<>();
    list.elements().forEach(inner -> elements.add(value(element, OptionType.ANY, inner)));
    return Collections.unmodifiableList(elements);
  }

  private Map<String, @Nullable Object> map(OptionType element, MapValue map) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    map.entries()
        .forEach(entry -> entries.put(entry.key(), value(element, OptionType.ANY, entry.value())));
    return Collections.unmodifiableMap(entries);
  }
}
