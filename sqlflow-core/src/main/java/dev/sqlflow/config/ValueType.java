package dev.sqlflow.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of scalar a value must be, as {@code requires} of a profile says it. */
public enum ValueType {
  /** Any text. */
  STRING,
  /** A whole number. */
  INTEGER,
  /** A number. */
  NUMBER,
  /** {@code true} or {@code false}. */
  BOOLEAN;

  /**
   * Returns the word that profiles use.
   *
   * @return such as {@code integer}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the words that profiles use.
   *
   * @return in order
   */
  public static List<String> words() {
    return Arrays.stream(values()).map(ValueType::word).toList();
  }

  /**
   * Finds a type.
   *
   * @param word as profiles write it
   * @return the type, or empty
   */
  public static Optional<ValueType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }
}
