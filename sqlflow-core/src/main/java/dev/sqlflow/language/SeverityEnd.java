package dev.sqlflow.language;

/** Ends the SQL of a CHECK: at a SEVERITY that stands directly before the {@code ;}. */
final class SeverityEnd implements SliceEnd {

  private final String text;
  private final StatementStart starts;

  SeverityEnd(String text, StatementStart starts) {
    this.text = text;
    this.starts = starts;
  }

  @Override
  public boolean endsAt(int at, int lastEnd) {
    int end = Characters.wordEnd(text, at);
    if (!Characters.spells(text, at, end, "SEVERITY")) {
      return false;
    }
    int level = Characters.skipTrivia(text, end);
    int levelEnd = Characters.wordEnd(text, level);
    boolean known =
        Characters.spells(text, level, levelEnd, "ERROR")
            || Characters.spells(text, level, levelEnd, "WARN");
    int next = Characters.skipTrivia(text, levelEnd);
    return known && (next == text.length() || text.charAt(next) == ';' || starts.at(next));
  }
}
