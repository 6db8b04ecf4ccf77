package dev.sqlflow;

import dev.sqlflow.diagnostic.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far a check goes; each level includes those before it. */
public enum Level {
  /** Texts only: no file but pipelines and profiles is looked at, no engine is started. */
  STATIC,
  /** Files are present, and every query is bound by the engine. */
  RESOLVE,
  /** Every connection answers. */
  CONNECT,
  /** Every pipeline runs on a sample. */
  SAMPLE;

  /**
   * Finds a level.
   *
   * @param name in any case
   * @return the level, or empty
   */
  public static Optional<Level> named(String name) {
    return Arrays.stream(values())
        .filter(level -> level.label().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /**
   * Says that there is no such level.
   *
   * @param name that is none
   * @return a sentence that ends with the levels there are
   */
  public static String unknown(String name) {
    return "no level is called `%s`%s; the levels are %s"
        .formatted(name, Suggestions.question(name, names()), String.join(", ", names()));
  }

  /**
   * Returns the names of the levels.
   *
   * @return lower case, the least first
   */
  public static List<String> names() {
    return Arrays.stream(values()).map(Level::label).toList();
  }

  /**
   * Returns the word that people use.
   *
   * @return lower case
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Tells whether a check of this level does all that one of another level does. */
  boolean includes(Level other) {
    return compareTo(other) >= 0;
  }
}
