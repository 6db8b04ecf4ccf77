package dev.sqlflow.config;

import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A configuration value and where it comes from: of a pipeline's JSON, a profile's YAML, the
 * command line, the environment or a connector's defaults. Before resolution texts may hold {@code
 * ${...}}, after it they don't.
 */
public sealed interface ConfigValue {

  /**
   * Returns where the value comes from.
   *
   * @return the origin
   */
  Origin origin();

  /**
   * Returns what kind of value this is, as people say it.
   *
   * @return {@code text}, {@code number}, {@code boolean}, {@code null}, {@code list} or {@code
   *     map}
   */
  String kind();

  /**
   * Returns the text of one value.
   *
   * @return numbers as they are spelt, {@code true}, {@code false}, {@code null}; empty for a list,
   *     a map, a secret and what is unknown
   */
  default Optional<String> plainText() {
    if (this instanceof Text text) {
      return Optional.of(text.value());
    }
    if (this instanceof Numeric number) {
      return Optional.of(number.spelling());
    }
    if (this instanceof Bool bool) {
      return Optional.of(Boolean.toString(bool.value()));
    }
    return this instanceof Null ? Optional.of("null") : Optional.empty();
  }

  /**
   * A text.
   *
   * @param value the characters, escapes undone
   * @param origin where it comes from
   * @param coercible whether it may become another type where a schema asks for one: true for YAML,
   *     references and the command line, false for a JSON literal
   * @param source the place of each character, where the text comes from a file; null elsewhere
   */
  record Text(String value, Origin origin, boolean coercible, @Nullable LocatedText source)
      implements ConfigValue {
    @Override
    public String kind() {
      return "text";
    }
  }

  /**
   * A number.
   *
   * @param spelling as it was written, in JSON's grammar; every digit is kept
   * @param origin where it comes from
   */
  record Numeric(String spelling, Origin origin) implements ConfigValue {
    @Override
    public String kind() {
      return "number";
    }

    /**
     * Returns the number's value.
     *
     * @return exactly what is spelt
     */
    public BigDecimal value() {
      return new BigDecimal(spelling);
    }
  }

  /**
   * A truth value.
   *
   * @param value true or false
   * @param origin where it comes from
   */
  record Bool(boolean value, Origin origin) implements ConfigValue {
    @Override
    public String kind() {
      return "boolean";
    }
  }

  /**
   * Null: in a layer of configuration it removes what lower layers wrote.
   *
   * @param origin where it comes from
   */
  record Null(Origin origin) implements ConfigValue {
    @Override
    public String kind() {
      return "null";
    }
  }

  /**
   * A list.
   *
   * @param elements in order
   * @param origin where it comes from
   */
  record ListValue(List<ConfigValue> elements, Origin origin) implements ConfigValue {

    // Keeps an immutable copy.
    public ListValue {
      elements = List.copyOf(elements);
    }

    @Override
    public String kind() {
      return "list";
    }
  }

  /**
   * A map. No key stands twice.
   *
   * @param entries in the user's order
   * @param origin where it comes from
   */
  record MapValue(List<Entry> entries, Origin origin) implements ConfigValue {

    // Keeps an immutable copy.
    public MapValue {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "map";
    }

    /**
     * Returns one value.
     *
     * @param key of the entry
     * @return its value, or empty
     */
    public Optional<ConfigValue> get(String key) {
      return entry(key).map(Entry::value);
    }

    /**
     * Returns one entry.
     *
     * @param key of the entry
     * @return the entry, or empty
     */
    public Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }
  }

  /**
   * A value that only another machine knows. It passes every check, and whatever it is a part of is
   * unknown too.
   *
   * @param name of the variable
   * @param type that it will have; empty if that is unknown too
   * @param origin what says that it will be there
   */
  record Unknown(String name, Optional<ValueType> type, Origin origin) implements ConfigValue {
    @Override
    public String kind() {
      return "value that is not known here";
    }
  }

  /**
   * A text that holds a secret, which is asked for only when a step needs it. Until then it passes
   * every check. It never shows what it holds.
   *
   * @param pieces in order
   * @param origin where it comes from
   */
  record SecretText(List<SecretPiece> pieces, Origin origin) implements ConfigValue {

    // Keeps an immutable copy.
    public SecretText {
      pieces = List.copyOf(pieces);
    }

    @Override
    public String kind() {
      return "secret";
    }

    @Override
    public String toString() {
      return "***";
    }
  }

  /**
   * Tells whether this or a part of it is secret.
   *
   * @return true if so
   */
  default boolean holdsSecret() {
    if (this instanceof ListValue list) {
      return list.elements().stream().anyMatch(ConfigValue::holdsSecret);
    }
    if (this instanceof MapValue map) {
      return map.entries().stream().anyMatch(entry -> entry.value().holdsSecret());
    }
    return this instanceof SecretText;
  }

  /**
   * Tells whether this or a part of it is unknown.
   *
   * @return true if so
   */
  default boolean holdsUnknown() {
    if (this instanceof ListValue list) {
      return list.elements().stream().anyMatch(ConfigValue::holdsUnknown);
    }
    if (this instanceof MapValue map) {
      return map.entries().stream().anyMatch(entry -> entry.value().holdsUnknown());
    }
    return this instanceof Unknown;
  }

  /**
   * An entry of a map.
   *
   * @param key its name
   * @param keySpan the place of the name; empty where it comes from no file
   * @param value its value
   */
  record Entry(String key, Optional<Span> keySpan, ConfigValue value) {}
}
