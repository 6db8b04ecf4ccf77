package dev.sqlflow.spi;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A connector's final configuration: every value resolved, of its schema's type, defaults filled
 * in. Immutable; keeps the order of the options.
 *
 * <p>Values are {@link String}, {@link Long}, {@link BigDecimal}, {@link Boolean}, {@link Duration}
 * or lists and maps of these. A size is a {@link Long} number of bytes. A path is a {@link String}:
 * absolute, perhaps with wildcards.
 */
public final class Options {

  private final Map<String, Object> values;

  private Options(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Makes options of ready values.
   *
   * @param values by name, of the classes above
   * @return the options
   */
  public static Options of(Map<String, ?> values) {
    return new Options(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
  }

  /**
   * Returns the names that have a value.
   *
   * @return in order
   */
  public Set<String> names() {
    return values.keySet();
  }

  /**
   * Tells whether an option has a value.
   *
   * @param name of the option
   * @return true if it is set or has a default
   */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * Returns a text.
   *
   * @param name of an option that is required or has a default
   * @return its value
   */
  public String text(String name) {
    return require(name, String.class);
  }

  /**
   * Returns a text, if there is one.
   *
   * @param name of the option
   * @return its value, or empty
   */
  public Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /**
   * Returns a whole number, or a size in bytes.
   *
   * @param name of an option that is required or has a default
   * @return its value
   */
  public long integer(String name) {
    return require(name, Long.class);
  }

  /**
   * Returns a whole number, or a size in bytes, if there is one.
   *
   * @param name of the option
   * @return its value, or empty
   */
  public OptionalLong optionalInteger(String name) {
    return has(name) ? OptionalLong.of(integer(name)) : OptionalLong.empty();
  }

  /**
   * Returns a truth value.
   *
   * @param name of an option that is required or has a default
   * @return its value
   */
  public boolean flag(String name) {
    return require(name, Boolean.class);
  }

  /**
   * Returns a duration, if there is one.
   *
   * @param name of the option
   * @return its value, or empty
   */
  public Optional<Duration> optionalDuration(String name) {
    return has(name) ? Optional.of(require(name, Duration.class)) : Optional.empty();
  }

  /**
   * Returns a list.
   *
   * @param name of the option
   * @return its values; empty if it is not set
   */
  public List<Object> list(String name) {
    if (!has(name)) {
      return List.of();
    }
    List<?> elements = require(name, List.class);
    return Collections.unmodifiableList(new ArrayList<>(elements));
  }

  /**
   * Returns a list of texts.
   *
   * @param name of the option
   * @return its values; empty if it is not set
   */
  public List<String> texts(String name) {
    return list(name).stream().map(String.class::cast).toList();
  }

  /**
   * Returns a map.
   *
   * @param name of the option
   * @return its entries in order; empty if it is not set
   */
  public Map<String, Object> map(String name) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (has(name)) {
      Map<?, ?> entries = require(name, Map.class);
      entries.forEach((key, value) -> copy.put((String) key, value));
    }
    return Collections.unmodifiableMap(copy);
  }

  private <T> T require(String name, Class<T> type) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalStateException(
          "option " + name + " is " + (value == null ? "absent" : "not a " + type.getSimpleName()));
    }
    return type.cast(value);
  }

  /** Options are equal if they have the same values, whatever their order. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Options options && values.equals(options.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Names the options and tells no value: one of them may be secret. */
  @Override
  public String toString() {
    return "Options" + values.keySet();
  }
}
