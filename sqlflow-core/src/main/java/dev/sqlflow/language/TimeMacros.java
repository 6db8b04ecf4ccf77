package dev.sqlflow.language;

/** The names that stand for an incremental window. */
final class TimeMacros {

  private TimeMacros() {}

  static boolean isOne(String text, int start, int end) {
    return Characters.spells(text, start, end, "START_DATE")
        || Characters.spells(text, start, end, "END_DATE")
        || Characters.spells(text, start, end, "START_DT")
        || Characters.spells(text, start, end, "END_DT");
  }
}
