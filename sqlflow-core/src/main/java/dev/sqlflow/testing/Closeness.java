package dev.sqlflow.testing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether two canonical values count as equal.
 *
 * @param kinds of the columns
 * @param tolerance how far numbers may be off
 */
record Closeness(List<ValueKind> kinds, Optional<BigDecimal> tolerance) {

  private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

  // Keeps an immutable copy of the list.
  Closeness {
    kinds = List.copyOf(kinds);
  }

  boolean near(int column, @Nullable String expected, @Nullable String actual) {
    if (Objects.equals(expected, actual)) {
      return true;
    }
    boolean measurable =
        expected != null
            && actual != null
            && kinds.get(column).isNumeric()
            && !NO_NUMBERS.contains(expected)
            && !NO_NUMBERS.contains(actual);
    return measurable
        && tolerance.filter(most -> distance(expected, actual).compareTo(most) <= 0).isPresent();
  }

  private static BigDecimal distance(@Nullable String a, @Nullable String b) {
    return new BigDecimal(Objects.requireNonNull(a))
        .subtract(new BigDecimal(Objects.requireNonNull(b)))
        .abs();
  }
}
