package dev.sqlflow.language;

/**
 * Ends the query of an EXPORT: at the first TO that is not SIMILAR TO, and is followed by a string
 * and then by TYPE, MODE, OPTIONS, the {@code ;} or what can't go on a query.
 */
final class ExportEnd implements SliceEnd {

  private final String text;
  private final StatementStart starts;

  ExportEnd(String text, StatementStart starts) {
    this.text = text;
    this.starts = starts;
  }

  @Override
  public boolean endsAt(int at, int lastEnd) {
    char c = text.charAt(at);
    if ((c != 't' && c != 'T') || !Characters.spells(text, at, wordEnd(at), "TO")) {
      return false;
    }
    if (isSimilar(lastEnd)) {
      return false;
    }
    int string = Characters.skipTrivia(text, at + 2);
    if (string >= text.length() || (text.charAt(string) != '"' && text.charAt(string) != '\'')) {
      return false;
    }
    int stringEnd = Characters.quoteEnd(text, string);
    return stringEnd > 0 && endsClause(Characters.skipTrivia(text, stringEnd));
  }

  /** Tells whether the word that ends at an offset is SIMILAR, and not {@code dissimilar}. */
  private boolean isSimilar(int end) {
    int start = end - "SIMILAR".length();
    return start > 0
        && Characters.spells(text, start, end, "SIMILAR")
        && !Characters.isSqlWordPart(text.charAt(start - 1));
  }

  private boolean endsClause(int at) {
    if (at == text.length() || text.charAt(at) == ';') {
      return true;
    }
    int end = wordEnd(at);
    return Characters.spells(text, at, end, "TYPE")
        || Characters.spells(text, at, end, "MODE")
        || Characters.spells(text, at, end, "OPTIONS")
        || starts.at(at);
  }

  private int wordEnd(int at) {
    return Characters.wordEnd(text, at);
  }
}
