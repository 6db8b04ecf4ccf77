package dev.sqlflow.resolve;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One side of a comparison.
 *
 * @param text the value's text
 * @param isNull whether it is null, which equals only null
 * @param quoted whether it is a string in quotes, which makes the comparison one of texts
 * @param isUnknown whether only another machine knows the value
 */
record Side(String text, boolean isNull, boolean quoted, boolean isUnknown) {

  /** A value that is not known here. */
  static final Side UNKNOWN = new Side("", false, false, true);

  // No more digits than can be compared at once.
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9]{1,1000}(?:\\.[0-9]{1,1000})?(?:[eE][-+]?[0-9]{1,4})?");

  boolean equalTo(Side other) {
    if (isNull || other.isNull) {
      return isNull && other.isNull;
    }
    return compareWith(other) == 0;
  }

  /** Whether the two have an order: nothing is less or greater than null. */
  boolean ordered(Side other) {
    return !isNull && !other.isNull;
  }

  /** Two numbers compare as numbers, everything else as text: so do ISO dates and booleans. */
  int compareWith(Side other) {
    Optional<BigDecimal> left = number();
    Optional<BigDecimal> right = other.number();
    return quoted || other.quoted || left.isEmpty() || right.isEmpty()
        ? text.compareTo(other.text)
        : left.orElseThrow().compareTo(right.orElseThrow());
  }

  private Optional<BigDecimal> number() {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
