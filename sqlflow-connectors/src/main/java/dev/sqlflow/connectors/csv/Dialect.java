package dev.sqlflow.connectors.csv;

import java.util.Optional;

/**
 * How fields are separated and quoted.
 *
 * @param delimiter between two fields
 * @param quote encloses a field, or empty if nothing does
 * @param escape makes a quote inside a quoted field an ordinary character; empty where there are no
 *     quotes
 */
record Dialect(String delimiter, Optional<Character> quote, Optional<Character> escape) {

  /** A dialect in which a quote inside a quoted field is written twice. */
  static Dialect doubling(String delimiter, char quote) {
    return new Dialect(delimiter, Optional.of(quote), Optional.of(quote));
  }

  /** Tells whether the escape is another character than the quote. */
  boolean hasOwnEscape() {
    return !escape.equals(quote);
  }
}
