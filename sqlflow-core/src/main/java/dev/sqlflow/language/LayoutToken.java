package dev.sqlflow.language;

/**
 * What a change of layout moves as a whole.
 *
 * @param kind what it is
 * @param text as it will be written
 * @param linesBefore how many line ends stand between it and the token before it
 * @param indentation the blanks on its line between it and what stands before it, if anything does
 */
record LayoutToken(Kind kind, String text, int linesBefore, String indentation) {

  enum Kind {
    /** A keyword, in upper case. */
    KEYWORD,
    /** A bracket, comma, dot, operator or {@code ;}. */
    SIGN,
    /** A name, value or string. */
    PART,
    /** A query or condition in SQL. */
    SQL,
    /** {@code -- ...}. */
    LINE_COMMENT,
    /** A comment that says where it ends. */
    BLOCK_COMMENT,
    /** The end of the file. */
    END
  }

  boolean is(String keywordOrSign) {
    return (kind == Kind.KEYWORD || kind == Kind.SIGN) && text.equals(keywordOrSign);
  }

  boolean isComment() {
    return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
  }

  boolean opensLine() {
    return linesBefore > 0;
  }

  /** The blanks before a comment at the end of a line, which may be in a column with others. */
  String distance() {
    boolean plain = !indentation.isEmpty() && indentation.indexOf('\f') < 0;
    return plain ? indentation : " ";
  }

  /** Whether it begins what ends a branch of an IF. */
  boolean endsBranch() {
    return is("ELSE") || is("ELSEIF") || is("END") || is("ENDIF");
  }
}
