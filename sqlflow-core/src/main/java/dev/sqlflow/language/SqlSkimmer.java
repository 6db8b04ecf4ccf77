package dev.sqlflow.language;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Reference;
import dev.sqlflow.template.ReferenceScan;
import dev.sqlflow.template.SqlTemplate;
import dev.sqlflow.template.SqlTemplate.Context;
import dev.sqlflow.template.SqlTemplate.Hole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where a slice of SQL ends, without understanding it, and the holes in it. One object skims
 * one slice.
 */
final class SqlSkimmer {

  private final Tools tools;
  private final SliceEnd end;
  private final boolean macros;
  private final String text;
  private final List<Hole> holes = new ArrayList<>();
  private int[] brackets = new int[8];
  private int depth;
  private int openCases;
  private int start = -1;
  private int lastEnd;
  private boolean opensLine;
  private boolean malformed;

  private SqlSkimmer(Tools tools, SliceEnd end, boolean macros) {
    this.tools = tools;
    this.end = end;
    this.macros = macros;
    this.text = tools.file().text();
  }

  /**
   * Reads the slice that comes next.
   *
   * @param end what ends it, beside the {@code ;}
   * @param macros whether time macros are meant in it
   * @return the slice
   * @throws Damaged if it is empty, never ends or holds a malformed reference; reported
   */
  static SqlTemplate skim(Tools tools, SliceEnd end, boolean macros) throws Damaged {
    SqlSkimmer skimmer = new SqlSkimmer(tools, end, macros);
    return skimmer.skim();
  }

  private SqlTemplate skim() throws Damaged {
    Scanner scanner = tools.scanner();
    int at = scanner.skipTrivia(scanner.position());
    while (at < text.length() && !endsAt(at)) {
      at = step(at);
    }
    if (depth > 0) {
      throw unclosedBracket(at);
    }
    if (start < 0) {
      throw tools.problems().unexpected("a query", scanner.peek());
    }
    scanner.seek(lastEnd);
    if (malformed || holdsNul()) {
      throw new Damaged();
    }
    return new SqlTemplate(tools.problems().span(start, lastEnd), holes);
  }

  /** The engine would cut there; the file's check for NUL has the words. */
  private boolean holdsNul() {
    return text.substring(start, lastEnd).indexOf('\0') >= 0;
  }

  /** Tells whether the slice ends before the token at {@code at}. */
  private boolean endsAt(int at) {
    char c = text.charAt(at);
    if (c == ';') {
      return true;
    }
    if (depth > 0 || !Characters.isLetter(c)) {
      return false;
    }
    boolean nextStatement =
        opensLine
            && start >= 0
            && openCases == 0
            && tools.missingSemicolon().before(at, start, lastEnd);
    return nextStatement || (start >= 0 && end.endsAt(at, lastEnd));
  }

  /** Reads one token, or what stands between tokens, and returns where it ends. */
  private int step(int at) throws Damaged {
    char c = text.charAt(at);
    return switch (c) {
      case ' ', '\t', '\f', '\0' -> at + 1;
      case '\n', '\r' -> {
        opensLine = true;
        yield at + 1;
      }
      case '-' -> text.startsWith("--", at) ? Characters.lineEnd(text, at) : token(at, at + 1);
      case '/' -> text.startsWith("/*", at) ? comment(at) : token(at, at + 1);
      case '\'' -> token(at, quoted(at, Context.STRING));
      case '"' -> token(at, quoted(at, Context.IDENTIFIER));
      case '$' -> token(at, dollar(at));
      case '(', '[', '{' -> {
        open(at);
        yield token(at, at + 1);
      }
      case ')', ']', '}' -> {
        close(at, c);
        yield token(at, at + 1);
      }
      case '@' -> token(at, macro(at));
      default -> other(at, c);
    };
  }

  private int other(int at, char c) throws Damaged {
    if (Characters.isOddBlank(c)) {
      return tools.scanner().oddBlanks(at);
    }
    if (!Characters.isSqlWordPart(c)) {
      return token(at, at + 1);
    }
    int wordEnd = at + 1;
    while (wordEnd < text.length() && Characters.isSqlWordPart(text.charAt(wordEnd))) {
      if (text.charAt(wordEnd) == '$' && text.startsWith("${", wordEnd)) {
        break;
      }
      wordEnd++;
    }
    boolean escapes = wordEnd == at + 1 && (c | 0x20) == 'e' && is(wordEnd, '\'');
    if (escapes) {
      return token(at, quoted(wordEnd, Context.ESCAPE_STRING));
    }
    countCases(at, wordEnd, c);
    return token(at, wordEnd);
  }

  /** A line that begins with ELSE or END belongs to the CASE that is open. */
  private void countCases(int at, int wordEnd, char c) {
    if (depth > 0) {
      return;
    }
    if ((c | 0x20) == 'c' && Characters.spells(text, at, wordEnd, "CASE")) {
      openCases++;
    } else if (openCases > 0 && Characters.spells(text, at, wordEnd, "END")) {
      openCases--;
    }
  }

  private int token(int at, int tokenEnd) {
    if (start < 0) {
      start = at;
    }
    lastEnd = tokenEnd;
    opensLine = false;
    return tokenEnd;
  }

  private int comment(int at) throws Damaged {
    int commentEnd = Characters.commentEnd(text, at);
    if (commentEnd < 0) {
      throw unclosed(at, 2, "comment", "*/");
    }
    for (int i = at; i < commentEnd && !opensLine; i++) {
      opensLine = Characters.isLineEnd(text.charAt(i));
    }
    return commentEnd;
  }

  private int quoted(int at, Context context) throws Damaged {
    char quote = text.charAt(at);
    int i = at + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == quote) {
        if (!is(i + 1, quote)) {
          return i + 1;
        }
        i += 2;
      } else if (c == '\\' && context == Context.ESCAPE_STRING) {
        i += 2;
      } else if (c == '$') {
        i = quotedDollar(i, context, at);
      } else {
        i++;
      }
    }
    throw unclosed(at, 1, "quote", String.valueOf(quote));
  }

  private int quotedDollar(int at, Context context, int quote) throws Damaged {
    if (text.startsWith("$${", at)) {
      holes.add(new Hole.EscapedDollar(tools.problems().span(at, at + 3)));
      return at + 3;
    }
    return text.startsWith("${", at) ? reference(at, context, quote) : at + 1;
  }

  private int dollar(int at) throws Damaged {
    if (is(at + 1, '{')) {
      return reference(at, Context.BARE, at);
    }
    int tagEnd = at + 1;
    while (tagEnd < text.length()
        && text.charAt(tagEnd) != '$'
        && Characters.isSqlWordPart(text.charAt(tagEnd))) {
      tagEnd++;
    }
    boolean quotes = is(tagEnd, '$') && !Characters.isDigit(text.charAt(at + 1));
    if (!quotes) {
      return tagEnd;
    }
    String tag = text.substring(at, tagEnd + 1);
    int closer = text.indexOf(tag, tagEnd + 1);
    if (closer < 0) {
      throw unclosed(at, tag.length(), "dollar quote", tag);
    }
    return closer + tag.length();
  }

  /**
   * Reads a reference.
   *
   * @param quote the quote that it stands in; {@code at} itself if there is none
   */
  private int reference(int at, Context context, int quote) throws Damaged {
    Diagnosed<ReferenceScan> found = tools.references().scan(at);
    ReferenceScan scan = found.best();
    if (!scan.closed() && tools.recovery().holdsStatementLine(quote, at)) {
      throw unclosed(quote, 1, "quote", text.substring(quote, quote + 1));
    }
    tools.problems().addAll(found.diagnostics());
    if (!scan.closed()) {
      tools.scanner().seek(tools.recovery().statementEnd(quote == at ? at + 2 : quote, false));
      throw new Damaged();
    }
    if (scan.reference().isEmpty()) {
      malformed = true;
      return scan.end();
    }
    Reference reference = scan.reference().get();
    holes.add(new Hole.Variable(reference, context));
    return scan.end();
  }

  private int macro(int at) {
    int wordEnd = Characters.wordEnd(text, at + 1);
    if (macros && TimeMacros.isOne(text, at + 1, wordEnd)) {
      String name = Keywords.lower(text, at + 1, wordEnd);
      Span span = tools.problems().span(at, wordEnd);
      holes.add(new Hole.TimeMacro(name, span));
    }
    return wordEnd;
  }

  private void open(int at) {
    if (depth == brackets.length) {
      brackets = Arrays.copyOf(brackets, depth * 2);
    }
    brackets[depth++] = at;
  }

  /** A closer without opening, or of another kind, is left to the engine: it ends nothing. */
  private void close(int at, char closer) throws Damaged {
    if (depth == 0) {
      return;
    }
    char opener = text.charAt(brackets[depth - 1]);
    if (closerOf(opener) == closer) {
      depth--;
      return;
    }
    int opening = brackets[depth - 1];
    tools
        .problems()
        .add(
            bracketError(opening, closerOf(opener))
                .related(tools.problems().span(at, at + 1), "`" + closer + "` comes first"));
    tools.scanner().seek(at);
    throw new Damaged();
  }

  private Damaged unclosedBracket(int at) {
    int opening = brackets[0];
    tools.problems().add(bracketError(opening, closerOf(text.charAt(opening))));
    if (at == text.length()) {
      return tools.recoverFrom(opening);
    }
    tools.scanner().seek(Math.min(at, tools.recovery().nextStatementLine(opening)));
    return new Damaged();
  }

  private Diagnostic.Builder bracketError(int opening, char closer) {
    return tools.problems().unclosedAt(opening, 1, "bracket", String.valueOf(closer));
  }

  /**
   * Reports what runs to the end of the file. If an earlier quote of the slice holds a line that
   * begins a statement, that one is to blame: all later quotes are turned inside out by it.
   */
  private Damaged unclosed(int at, int length, String what, String closer) {
    int culprit = at;
    if (length == 1 && start >= 0) {
      culprit = SuspiciousQuote.firstIn(tools, start, at);
    }
    String closing = culprit == at ? closer : text.substring(culprit, culprit + 1);
    Diagnostic.Builder error = tools.problems().unclosedAt(culprit, length, what, closing);
    if (length == 1 && text.substring(culprit, Characters.lineEnd(text, culprit)).contains("\\'")) {
      error.help("`\\` is an ordinary character here: write `''` for a quote in a text");
    }
    tools.problems().add(error);
    return tools.recoverFrom(culprit);
  }

  private boolean is(int offset, char c) {
    return offset < text.length() && text.charAt(offset) == c;
  }

  private static char closerOf(char opener) {
    return opener == '(' ? ')' : opener == '[' ? ']' : '}';
  }
}
