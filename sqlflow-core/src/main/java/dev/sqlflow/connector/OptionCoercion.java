package dev.sqlflow.connector;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.ConfigValue.Unknown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Gives values the types that a schema asks for. What was born of a reference, of YAML or of the
 * command line may change its kind; a literal of a pipeline's JSON may not, but a text may always
 * stand for a list, a time span or a size.
 */
final class OptionCoercion {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9]{1,1000}(?:\\.[0-9]{1,1000})?(?:[eE][-+]?[0-9]{1,4})?");

  private final boolean strictLiterals;

  /**
   * Makes a coercion.
   *
   * @param strictLiterals whether values that are no references come from a pipeline's JSON
   */
  OptionCoercion(boolean strictLiterals) {
    this.strictLiterals = strictLiterals;
  }

  /** The value in its type; empty if it can't have it. */
  Optional<ConfigValue> coerce(
      OptionType type, OptionType element, ConfigValue written, ConfigValue value) {
    if (value instanceof Unknown || value instanceof ConfigValue.SecretText) {
      return Optional.of(value);
    }
    boolean free = !strictLiterals || isReference(written, value);
    return switch (type) {
      case TEXT, PATH -> text(value, free);
      case DURATION -> duration(value);
      case SIZE -> size(value);
      case INTEGER -> number(value, free).filter(OptionCoercion::isWhole);
      case NUMBER -> number(value, free);
      case BOOLEAN -> bool(value, free);
      case LIST -> list(element, written, value, free);
      case MAP -> map(element, written, value);
      case ANY -> Optional.of(value);
    };
  }

  // A reference, or a text that holds one, is no longer the object that was written.
  private static boolean isReference(ConfigValue written, ConfigValue value) {
    return written instanceof Text && written != value;
  }

  private static Optional<ConfigValue> text(ConfigValue value, boolean free) {
    if (value instanceof Text) {
      return Optional.of(value);
    }
    if (free && value instanceof Numeric number) {
      return Optional.of(new Text(number.spelling(), number.origin(), true, null));
    }
    if (free && value instanceof Bool bool) {
      return Optional.of(new Text(Boolean.toString(bool.value()), bool.origin(), true, null));
    }
    return Optional.empty();
  }

  private static Optional<ConfigValue> duration(ConfigValue value) {
    return value instanceof Text text && Quantities.duration(text.value()).isPresent()
        ? Optional.of(value)
        : Optional.empty();
  }

  private static Optional<ConfigValue> size(ConfigValue value) {
    if (value instanceof Text text) {
      return Quantities.size(text.value())
          .map(bytes -> new Numeric(Long.toString(bytes), text.origin()));
    }
    return value instanceof Numeric number && isWhole(number) && number.value().signum() >= 0
        ? Optional.of(value)
        : Optional.empty();
  }

  private static Optional<ConfigValue> number(ConfigValue value, boolean free) {
    if (value instanceof Numeric) {
      return Optional.of(value);
    }
    if (free && value instanceof Text text && NUMBER.matcher(text.value().strip()).matches()) {
      BigDecimal number = new BigDecimal(text.value().strip());
      return Optional.of(new Numeric(number.toString().replace("E+", "e"), text.origin()));
    }
    return Optional.empty();
  }

  private static boolean isWhole(ConfigValue value) {
    if (!(value instanceof Numeric number)) {
      return false;
    }
    BigDecimal exact = number.value();
    // Looked at before the digits are written out: 1e9999 has many.
    if (exact.precision() - exact.scale() > 19) {
      return false;
    }
    try {
      exact.longValueExact();
      return true;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private static Optional<ConfigValue> bool(ConfigValue value, boolean free) {
    if (value instanceof Bool) {
      return Optional.of(value);
    }
    if (free && value instanceof Text text) {
      String word = text.value().strip().toLowerCase(Locale.ROOT);
      if (word.equals("true") || word.equals("false")) {
        return Optional.of(new Bool(word.equals("true"), text.origin()));
      }
    }
    return Optional.empty();
  }

  private Optional<ConfigValue> list(
      OptionType element, ConfigValue written, ConfigValue value, boolean free) {
    if (value instanceof Text text) {
      return split(element, text);
    }
    if (!(value instanceof ListValue list)) {
      return free && (value instanceof Numeric || value instanceof Bool)
          ? coerce(element, OptionType.ANY, written, value)
              .map(only -> new ListValue(List.of(only), value.origin()))
          : Optional.empty();
    }
    List<ConfigValue> elements = new ArrayList<>();
    for (int i = 0; i < list.elements().size(); i++) {
      ConfigValue inner = list.elements().get(i);
      ConfigValue innerWritten =
          written instanceof ListValue literal && literal.elements().size() > i
              ? literal.elements().get(i)
              : written;
      coerce(element, OptionType.ANY, innerWritten, inner).ifPresent(elements::add);
    }
    return elements.size() == list.elements().size()
        ? Optional.of(new ListValue(elements, list.origin()))
        : Optional.empty();
  }

  // `a, b` is a list of two; an empty text is a list of none.
  private static Optional<ConfigValue> split(OptionType element, Text text) {
    OptionCoercion free = new OptionCoercion(false);
    List<ConfigValue> elements = new ArrayList<>();
    String[] pieces = text.value().isBlank() ? new String[0] : text.value().split(",", -1);
    for (String piece : pieces) {
      Text one = new Text(piece.strip(), text.origin(), true, null);
      free.coerce(element, OptionType.ANY, one, one).ifPresent(elements::add);
    }
    return elements.size() == pieces.length
        ? Optional.of(new ListValue(elements, text.origin()))
        : Optional.empty();
  }

  private Optional<ConfigValue> map(OptionType element, ConfigValue written, ConfigValue value) {
    if (!(value instanceof MapValue map)) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : map.entries()) {
      ConfigValue innerWritten =
          written instanceof MapValue literal
              ? literal.get(entry.key()).orElse(entry.value())
              : written;
      coerce(element, OptionType.ANY, innerWritten, entry.value())
          .ifPresent(inner -> entries.add(new Entry(entry.key(), entry.keySpan(), inner)));
    }
    return entries.size() == map.entries().size()
        ? Optional.of(new MapValue(entries, map.origin()))
        : Optional.empty();
  }
}
