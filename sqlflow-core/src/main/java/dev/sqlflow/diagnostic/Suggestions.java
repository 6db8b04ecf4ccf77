package dev.sqlflow.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a user may have meant by a name that does not exist. */
public final class Suggestions {

  private Suggestions() {}

  /**
   * A candidate and how far it is from what was written.
   *
   * @param name the candidate
   * @param distance edits between the two, without regard to case
   */
  private record Near(String name, int distance) {}

  /**
   * Returns the candidate that a name was most likely meant to be.
   *
   * @param name as the user wrote it
   * @param candidates what would be valid there, in any order
   * @return the nearest one; empty if none is close enough to be offered
   */
  public static Optional<String> nearest(String name, Collection<String> candidates) {
    String wanted = fold(name);
    return candidates.stream()
        .map(candidate -> new Near(candidate, distance(wanted, fold(candidate))))
        .filter(near -> close(wanted.length(), near))
        .min(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .map(Near::name);
  }

  /**
   * Returns the nearest candidate as a question that continues a sentence.
   *
   * @param name as the user wrote it
   * @param candidates what would be valid there, in any order
   * @return such as <code> (did you mean `csv`?)</code>; empty if none is close enough
   */
  public static String question(String name, Collection<String> candidates) {
    return nearest(name, candidates)
        .map(nearest -> " (did you mean `" + nearest + "`?)")
        .orElse("");
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  // One edit in three characters, and never a name that shares nothing with what was written.
  private static boolean close(int wantedLength, Near near) {
    int shorter = Math.min(wantedLength, near.name().length());
    int longer = Math.max(wantedLength, near.name().length());
    return near.distance() == 0
        || (near.distance() <= Math.max(1, longer / 3) && near.distance() < shorter);
  }

  /** The Damerau-Levenshtein distance in which no piece is edited twice. */
  private static int distance(String a, String b) {
    if (tooFar(a, b)) {
      return Integer.MAX_VALUE;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (swapped(a, i, b, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }

  // Saves the table for names that could not be close anyway.
  private static boolean tooFar(String a, String b) {
    return Math.abs(a.length() - b.length()) > Math.max(1, Math.max(a.length(), b.length()) / 3);
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
