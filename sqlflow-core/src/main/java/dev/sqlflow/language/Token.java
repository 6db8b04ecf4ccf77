package dev.sqlflow.language;

/**
 * A word, quoted text, number or sign of a statement's own parts.
 *
 * @param kind what it is
 * @param start offset of its first character
 * @param end offset behind its last one
 * @param opensLine whether nothing stands before it on its line but blanks and comments
 */
record Token(Kind kind, int start, int end, boolean opensLine) {

  enum Kind {
    /** An unquoted name or a keyword. */
    WORD,
    /** {@code '...'}. */
    SINGLE_QUOTED,
    /** {@code "..."}. */
    DOUBLE_QUOTED,
    /** Digits, with fraction and exponent. */
    NUMBER,
    /** The beginning <code>${</code> of a reference. */
    REFERENCE,
    /** Anything else: one character, or one of {@code == != <> <= >=}. */
    SIGN,
    /** The end of the file. */
    END
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isQuoted() {
    return kind == Kind.SINGLE_QUOTED || kind == Kind.DOUBLE_QUOTED;
  }
}
