package dev.sqlflow.language;

import dev.sqlflow.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a statement's own parts into tokens, on demand: SQL, JSON and raw texts, whose rules are
 * others, are read by others, from {@link #position()} on.
 */
final class Scanner {

  private final String text;
  private final Problems problems;
  private final Recovery recovery;
  private int position;
  private int reportedBlanks;
  private @Nullable Token next;

  Scanner(String text, Problems problems, Recovery recovery) {
    this.text = text;
    this.problems = problems;
    this.recovery = recovery;
  }

  /** Returns the end of what was read last. */
  int position() {
    return position;
  }

  /** Goes on reading elsewhere. */
  void seek(int offset) {
    position = offset;
    next = null;
  }

  Token peek() throws Damaged {
    Token token = next;
    if (token == null) {
      token = scan();
      next = token;
    }
    return token;
  }

  Token next() throws Damaged {
    Token token = peek();
    seek(token.end());
    return token;
  }

  /** Tells whether a keyword comes next. */
  boolean at(String keyword) throws Damaged {
    return is(peek(), keyword);
  }

  boolean is(Token token, String keyword) {
    return token.is(Token.Kind.WORD)
        && Characters.spells(text, token.start(), token.end(), keyword);
  }

  boolean atSign(char sign) throws Damaged {
    Token token = peek();
    return token.is(Token.Kind.SIGN)
        && token.end() == token.start() + 1
        && text.charAt(token.start()) == sign;
  }

  /** Reads a keyword if it comes next. */
  boolean accept(String keyword) throws Damaged {
    if (!at(keyword)) {
      return false;
    }
    next();
    return true;
  }

  boolean acceptSign(char sign) throws Damaged {
    if (!atSign(sign)) {
      return false;
    }
    next();
    return true;
  }

  private Token scan() throws Damaged {
    int start = skipTrivia(position);
    boolean opensLine = opensLine(start);
    if (start == text.length()) {
      return new Token(Token.Kind.END, start, start, opensLine);
    }
    char c = text.charAt(start);
    if (Characters.isLetter(c)) {
      int end = Characters.wordEnd(text, start);
      return new Token(Token.Kind.WORD, start, end, opensLine);
    }
    if (c == '"' || c == '\'') {
      Token.Kind kind = c == '"' ? Token.Kind.DOUBLE_QUOTED : Token.Kind.SINGLE_QUOTED;
      return new Token(kind, start, quoteEnd(start), opensLine);
    }
    if (Characters.isDigit(c)) {
      return new Token(Token.Kind.NUMBER, start, numberEnd(text, start), opensLine);
    }
    if (text.startsWith("${", start)) {
      return new Token(Token.Kind.REFERENCE, start, start + 2, opensLine);
    }
    return new Token(Token.Kind.SIGN, start, signEnd(start, c), opensLine);
  }

  /** Returns where the next token begins, and reports what only looks like white space. */
  int skipTrivia(int from) throws Damaged {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Characters.isBlank(c)) {
        at++;
      } else if (c == '-' && text.startsWith("--", at)) {
        at = Characters.lineEnd(text, at);
      } else if (c == '/' && text.startsWith("/*", at)) {
        at = commentEnd(at);
      } else if (Characters.isOddBlank(c)) {
        at = oddBlanks(at);
      } else {
        break;
      }
    }
    return at;
  }

  /** Reports a run of odd blanks, once, and returns its end. */
  int oddBlanks(int start) {
    int end = start;
    while (end < text.length() && Characters.isOddBlank(text.charAt(end))) {
      end++;
    }
    if (end > reportedBlanks) {
      problems.oddBlank(start, end);
      reportedBlanks = end;
    }
    return end;
  }

  /** Returns the end of the comment at {@code start}. */
  int commentEnd(int start) throws Damaged {
    int end = Characters.commentEnd(text, start);
    if (end < 0) {
      seek(recovery.afterUnclosed(start));
      throw problems.unclosed(start, 2, "comment", "*/");
    }
    return end;
  }

  private boolean opensLine(int start) {
    int at = position;
    while (at < start) {
      if (Characters.isLineEnd(text.charAt(at))) {
        return true;
      }
      at++;
    }
    return position == 0;
  }

  private int quoteEnd(int start) throws Damaged {
    int end = Characters.quoteEnd(text, start);
    boolean lines = end > Characters.lineEnd(text, start);
    if (end > 0 && !(lines && recovery.holdsStatementLine(start, end))) {
      return end;
    }
    String quote = text.substring(start, start + 1);
    Diagnostic.Builder error = problems.unclosedAt(start, 1, "quote", quote);
    problems.add(error);
    seek(recovery.afterUnclosed(start));
    throw new Damaged();
  }

  static int numberEnd(String text, int start) {
    int end = digitsEnd(text, start);
    if (end + 1 < text.length()
        && text.charAt(end) == '.'
        && Characters.isDigit(text.charAt(end + 1))) {
      end = digitsEnd(text, end + 1);
    }
    if (end < text.length() && (text.charAt(end) | 0x20) == 'e') {
      int digits = end + 1;
      if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
        digits++;
      }
      int exponentEnd = digitsEnd(text, digits);
      end = exponentEnd > digits ? exponentEnd : end;
    }
    return end;
  }

  private static int digitsEnd(String text, int start) {
    int end = start;
    while (end < text.length() && Characters.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int signEnd(int start, char c) {
    char second = start + 1 < text.length() ? text.charAt(start + 1) : '\0';
    boolean pair =
        switch (c) {
          case '=', '!', '>' -> second == '=';
          case '<' -> second == '=' || second == '>';
          default -> Character.isHighSurrogate(c) && Character.isLowSurrogate(second);
        };
    return start + (pair ? 2 : 1);
  }
}
