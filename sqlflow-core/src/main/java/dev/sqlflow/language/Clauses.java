package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Template;
import java.util.List;
import java.util.Optional;

/** Reads the parts that several statements have: names, strings, options. */
final class Clauses {

  private final Tools tools;
  private final Scanner scanner;
  private final Problems problems;
  private final String text;

  Clauses(Tools tools) {
    this.tools = tools;
    this.scanner = tools.scanner();
    this.problems = tools.problems();
    this.text = tools.file().text();
  }

  void keyword(String keyword) throws Damaged {
    if (!scanner.accept(keyword)) {
      throw problems.unexpected("`" + keyword + "`", scanner.peek(), List.of(keyword));
    }
  }

  /** Reads a name, quoted or not. */
  Located<String> name(String what) throws Damaged {
    Token token = scanner.peek();
    int end = foreignEnd(token);
    if (end > token.end() || (end > 0 && token.is(Token.Kind.SIGN))) {
      return foreignName(problems.span(token.start(), end));
    }
    if (token.is(Token.Kind.WORD)) {
      scanner.next();
      return new Located<>(problems.text(token), problems.span(token));
    }
    if (token.is(Token.Kind.DOUBLE_QUOTED) && token.end() > token.start() + 2) {
      scanner.next();
      return new Located<>(unquoted(token).text(), problems.span(token));
    }
    Diagnostic.Builder error = problems.expected(what, token);
    if (token.is(Token.Kind.SINGLE_QUOTED)) {
      error.help("names stand in double quotes, or in none");
    }
    problems.add(error);
    throw new Damaged();
  }

  /** Returns where a name ends whose letters are not all ASCII; 0 if it is none. */
  private int foreignEnd(Token token) {
    boolean begins =
        token.is(Token.Kind.WORD)
            || (token.is(Token.Kind.SIGN) && Character.isLetter(text.charAt(token.start())));
    int end = token.start();
    while (begins && end < text.length() && Characters.isSqlWordPart(text.charAt(end))) {
      end++;
    }
    return begins && text.charAt(token.start()) != '$' ? end : 0;
  }

  private Located<String> foreignName(Span place) {
    String quoted = "\"" + place.text() + "\"";
    problems.add(
        Diagnostic.at(
                DiagnosticCode.FORBIDDEN_CHARACTER,
                place,
                "a name without quotes holds only ASCII letters, digits and `_`")
            .label("other characters stand here")
            .help("write " + quoted)
            .fix(Fix.safe("add quotes", place, quoted)));
    scanner.seek(place.end());
    return new Located<>(place.text(), place);
  }

  TableIdentifier table(String what) throws Damaged {
    Located<String> first = name(what);
    if (!scanner.acceptSign('.')) {
      return new TableIdentifier(List.of(first), first.span());
    }
    Located<String> second = name("the name of a table");
    Span whole = first.span().cover(second.span());
    return new TableIdentifier(List.of(first, second), whole);
  }

  /** Reads a string that may hold references. */
  Template template(String what) throws Damaged {
    Token token = scanner.peek();
    if (!token.isQuoted()) {
      throw problems.unexpected(what, token);
    }
    scanner.next();
    return tools.references().template(string(token));
  }

  /** Takes the quotes off a string, and reports a quote that is meant to be escaped. */
  LocatedText string(Token token) throws Damaged {
    int inner = token.end() - 1;
    boolean backslash = text.charAt(inner - 1) == '\\' && inner - 1 > token.start();
    char next = token.end() < text.length() ? text.charAt(token.end()) : ';';
    if (backslash && (Characters.isSqlWordPart(next) || next == '\'' || next == '"')) {
      Span place = problems.span(inner - 1, token.end());
      String quote = text.substring(inner, token.end());
      problems.add(
          Diagnostic.at(DiagnosticCode.BACKSLASH_QUOTE, place, "`\\` does not escape a quote")
              .label("the string ends here")
              .help("write `" + quote + quote + "` for a quote in a text")
              .fix(Fix.safe("double the quote", place, quote + quote)));
      throw new Damaged();
    }
    return unquoted(token);
  }

  private LocatedText unquoted(Token token) {
    int start = token.start() + 1;
    int end = token.end() - 1;
    int quote = text.indexOf(text.charAt(token.start()), start);
    if (quote >= end) {
      return LocatedText.of(problems.span(start, end));
    }
    LocatedText.Builder builder = LocatedText.builder();
    int run = start;
    while (quote < end) {
      builder.append(problems.span(run, quote + 1));
      run = quote + 2;
      quote = text.indexOf(text.charAt(token.start()), run);
    }
    return builder.append(problems.span(run, end)).build(problems.span(start, end));
  }

  /** Reads a keyword and its JSON map, if the keyword comes next. */
  Optional<MapValue> options(String keyword) throws Damaged {
    return scanner.accept(keyword) ? Optional.of(map(keyword)) : Optional.empty();
  }

  MapValue map(String keyword) throws Damaged {
    if (!scanner.atSign('{')) {
      throw problems.unexpected("a JSON map `{...}` for " + keyword, scanner.peek());
    }
    return (MapValue) JsonReader.read(tools);
  }
}
