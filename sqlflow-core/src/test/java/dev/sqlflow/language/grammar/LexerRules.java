package dev.sqlflow.language.grammar;

import java.util.Locale;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.LexerNoViableAltException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** What the lexer grammar can't say: where SQL and raw texts end. */
public abstract class LexerRules extends Lexer {

  private static final Pattern QUERY =
      Pattern.compile(
          "(?i:SELECT|WITH|FROM|VALUES|TABLE|PIVOT|UNPIVOT|DESCRIBE|SUMMARIZE|SHOW)(?![A-Za-z0-9_])");
  private static final Pattern TO = keyword("TO");
  private static final Pattern IF = keyword("IF");
  private static final Pattern LEVEL = keyword("ERROR|WARN");
  private static final Pattern CLAUSE = keyword("TYPE|MODE|OPTIONS");

  /** What ends a slice beside the semicolon. */
  private enum Slice {
    QUERY,
    EXPORTED,
    CHECKED,
    RAW
  }

  private final String text;
  private final StatementLines lines;
  private @Nullable Slice slice;
  private int sliceStart;
  private int lastEnd;
  private int depth;
  private int openCases;
  private int openIfs;
  private int firstStringEnd;
  private int commentEnd;

  LexerRules(CharStream input) {
    super(input);
    text = input.toString();
    lines = new StatementLines(text);
  }

  StatementLines lines() {
    return lines;
  }

  // ---- What the parser says ----

  void query() {
    begin(Slice.QUERY, SqlFlowLexer.SQL);
  }

  void checked() {
    begin(Slice.CHECKED, SqlFlowLexer.SQL);
  }

  void raw() {
    begin(Slice.RAW, SqlFlowLexer.RAW_TEXT);
  }

  /** EXPORT name TO is a table, whatever it is called. */
  void exported() {
    int at = behindTrivia(_input.index());
    int end = wordEnd(at);
    boolean named = matches(TO, behindTrivia(end));
    if (text.startsWith("(", at) || text.startsWith("${", at) || (matches(QUERY, at) && !named)) {
      begin(Slice.EXPORTED, SqlFlowLexer.SQL);
    }
  }

  void nestIf(int change) {
    openIfs += change;
  }

  private void begin(Slice kind, int mode) {
    slice = kind;
    sliceStart = -1;
    depth = 0;
    openCases = 0;
    mode(mode);
  }

  // ---- What the lexer grammar asks ----

  boolean ahead(char c) {
    return _input.LA(1) == c;
  }

  boolean isFirst() {
    return sliceStart < 0;
  }

  boolean behindBlank() {
    int at = _input.index();
    return isFirst() || at == commentEnd || " \t\f\r\n".indexOf(text.charAt(at - 1)) >= 0;
  }

  /** Reads on to the tag that closes a dollar quote. */
  void toClosingTag() {
    int tagEnd = _input.index();
    String tag = text.substring(_tokenStartCharIndex, tagEnd);
    int closer = text.indexOf(tag, tagEnd);
    if (closer < 0) {
      setType(SqlFlowLexer.OTHER);
    } else {
      _input.seek(closer + tag.length());
    }
  }

  @Override
  public int popMode() {
    commentEnd = _mode == SqlFlowLexer.IN_COMMENT ? _input.index() : commentEnd;
    return super.popMode();
  }

  @Override
  public void recover(LexerNoViableAltException unexpected) {
    throw new ParseCancellationException(unexpected);
  }

  @Override
  public Token nextToken() {
    CommonToken token = (CommonToken) super.nextToken();
    int type = token.getType();
    if (type == Token.EOF && !_modeStack.isEmpty()) {
      token.setType(SqlFlowLexer.OTHER); // inside of a comment, quote or reference
    } else if (type == SqlFlowLexer.ELSE && matches(IF, behindTrivia(_input.index()))) {
      token.setType(SqlFlowLexer.ELSE_IF);
    } else if (type == SqlFlowLexer.SEMICOLON) {
      if (token.getStartIndex() < firstStringEnd) {
        token.setType(SqlFlowLexer.OTHER);
      }
      slice = null;
    } else if (slice != null) {
      inSlice(token);
    }
    return token;
  }

  private void inSlice(CommonToken token) {
    int type = token.getType();
    if (type == SqlFlowLexer.RAW_STRING) {
      rawString(token);
    } else if (type == SqlFlowLexer.SQL_WORD || type == SqlFlowLexer.RAW_PART) {
      word(token);
    }
    nest(token.getType());
    sliceStart = sliceStart < 0 ? token.getStartIndex() : sliceStart;
    lastEnd = token.getStopIndex() + 1;
  }

  private void nest(int type) {
    switch (type) {
      case SqlFlowLexer.SQL_LPAREN, SqlFlowLexer.SQL_LBRACKET, SqlFlowLexer.SQL_LBRACE -> depth++;
      case SqlFlowLexer.SQL_RPAREN, SqlFlowLexer.SQL_RBRACKET, SqlFlowLexer.SQL_RBRACE ->
          depth = Math.max(0, depth - 1);
      default -> {}
    }
  }

  /**
   * A quoted text is a string only if it is the whole value; else the quotes are characters. A
   * doubled quote at its end means that nothing closes it.
   */
  private void rawString(CommonToken token) {
    int end = token.getStopIndex() + 1;
    boolean whole = text.startsWith(";", behindTrivia(end));
    boolean goesOn = text.startsWith(token.getText().substring(0, 1), end);
    boolean escaped = !whole && text.charAt(end - 2) == '\\';
    if (goesOn || escaped || lines.within(token.getStartIndex(), end)) {
      token.setType(SqlFlowLexer.OTHER);
    } else if (whole) {
      mode(DEFAULT_MODE);
      slice = null;
    } else {
      token.setType(SqlFlowLexer.RAW_PART);
      token.setStopIndex(token.getStartIndex());
      _input.seek(token.getStartIndex() + 1);
      firstStringEnd = end;
    }
  }

  private void word(CommonToken token) {
    int at = token.getStartIndex();
    if (depth > 0 || wordEnd(at) == at) {
      return;
    }
    if (sliceStart >= 0 && opensLine(at) && openCases == 0 && beginsStatement(at)) {
      token.setType(SqlFlowLexer.MISSING_SEMICOLON);
    } else if (sliceStart >= 0 && slice == Slice.EXPORTED && isDestination(at)) {
      token.setType(SqlFlowLexer.TO);
      mode(DEFAULT_MODE);
      slice = null;
    } else if (sliceStart >= 0 && slice == Slice.CHECKED && isSeverity(at)) {
      token.setType(SqlFlowLexer.SEVERITY);
      mode(DEFAULT_MODE);
      slice = null;
    } else if (slice != Slice.RAW) {
      countCases(token.getText().toUpperCase(Locale.ROOT));
    }
  }

  private void countCases(String word) {
    if (word.equals("CASE")) {
      openCases++;
    } else if (word.equals("END") && openCases > 0) {
      openCases--;
    }
  }

  private boolean opensLine(int at) {
    String between = text.substring(lastEnd, at);
    return between.indexOf('\n') >= 0 || between.indexOf('\r') >= 0;
  }

  private boolean beginsStatement(int at) {
    return (lines.begins(at) || (openIfs > 0 && lines.continuesIf(at)))
        && !lines.wantsMore(sliceStart, lastEnd);
  }

  /** TO, not behind SIMILAR, with a string and then a clause or the end of the statement. */
  private boolean isDestination(int at) {
    int string = behindTrivia(at + 2);
    boolean quoted = text.startsWith("'", string) || text.startsWith("\"", string);
    if (!matches(TO, at) || previousWord().equalsIgnoreCase("SIMILAR") || !quoted) {
      return false;
    }
    int end = quoteEnd(string);
    int next = behindTrivia(end);
    return end > 0
        && (next == text.length()
            || text.charAt(next) == ';'
            || matches(CLAUSE, next)
            || lines.begins(next));
  }

  /** SEVERITY directly before the end of the statement. */
  private boolean isSeverity(int at) {
    int end = wordEnd(at);
    int level = behindTrivia(end);
    int next = behindTrivia(wordEnd(level));
    return text.substring(at, end).equalsIgnoreCase("SEVERITY")
        && matches(LEVEL, level)
        && (next == text.length() || text.charAt(next) == ';' || lines.begins(next));
  }

  private String previousWord() {
    int start = lastEnd;
    while (start > sliceStart && isWordPart(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, lastEnd);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c >= 0x80;
  }

  private int wordEnd(int at) {
    int end = at;
    while (end < text.length()
        && (text.charAt(end) + "").matches(end == at ? "[A-Za-z_]" : "[A-Za-z0-9_]")) {
      end++;
    }
    return end;
  }

  private int quoteEnd(int at) {
    char quote = text.charAt(at);
    int end = text.indexOf(quote, at + 1);
    while (end >= 0 && text.startsWith(String.valueOf(quote), end + 1)) {
      end = text.indexOf(quote, end + 2);
    }
    return end + 1;
  }

  private int behindTrivia(int from) {
    int at = from;
    while (at < text.length()) {
      if (" \t\f\r\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      } else if (text.startsWith("--", at)) {
        while (at < text.length() && "\r\n".indexOf(text.charAt(at)) < 0) {
          at++;
        }
      } else if (text.startsWith("/*", at) && behindComment(at) > 0) {
        at = behindComment(at);
      } else {
        break;
      }
    }
    return at;
  }

  private int behindComment(int from) {
    int open = 0;
    for (int at = from; at + 1 < text.length(); at++) {
      if (text.startsWith("/*", at)) {
        open++;
        at++;
      } else if (text.startsWith("*/", at)) {
        open--;
        at++;
        if (open == 0) {
          return at + 1;
        }
      }
    }
    return 0;
  }

  private boolean matches(Pattern pattern, int at) {
    return at <= text.length() && pattern.matcher(text).region(at, text.length()).lookingAt();
  }

  private static Pattern keyword(String word) {
    return Pattern.compile("(?i:" + word + ")(?![A-Za-z0-9_])");
  }
}
