package dev.sqlflow.maven;

import dev.sqlflow.diagnostic.Suggestions;
import java.util.List;

/** Words that end a message and help. */
final class Hints {

  private Hints() {}

  /** Returns the nearest name as a question that continues a sentence, or nothing. */
  static String didYouMean(String name, List<String> known) {
    return Suggestions.nearest(name, known)
        .map(nearest -> " (did you mean `" + nearest + "`?)")
        .orElse("");
  }
}
