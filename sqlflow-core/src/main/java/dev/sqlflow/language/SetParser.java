package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.Origin;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;

/** Reads SET. */
final class SetParser {

  private final Tools tools;
  private final Scanner scanner;
  private final Problems problems;
  private final Clauses clauses;

  SetParser(Tools tools, Clauses clauses) {
    this.tools = tools;
    this.scanner = tools.scanner();
    this.problems = tools.problems();
    this.clauses = clauses;
  }

  Statement set(Token first, DefinedNames names) throws Damaged {
    Located<String> name = names.variable(variable());
    if (!scanner.acceptSign('=')) {
      throw problems.unexpected("`=`", scanner.peek());
    }
    ConfigValue value = value();
    Span span = problems.span(first.start(), scanner.position());
    return new Statement.SetVariable(name, value, span);
  }

  private Located<String> variable() throws Damaged {
    Token token = scanner.peek();
    if (!token.is(Token.Kind.WORD)) {
      throw problems.unexpected("the name of a variable", token);
    }
    scanner.next();
    Located<String> name = new Located<>(problems.text(token), problems.span(token));
    if (name.value().equals("secret")) {
      problems.add(
          Diagnostic.at(
                  DiagnosticCode.RESERVED_NAME,
                  name.span(),
                  "`secret` can't be the name of a variable")
              .label("reserved for secrets")
              .help("rename the variable"));
      throw new Damaged();
    }
    return name;
  }

  private ConfigValue value() throws Damaged {
    Token token = scanner.peek();
    if (token.is(Token.Kind.END) || scanner.atSign(';')) {
      problems.add(problems.expected("a value", token).help("write `''` for an empty text"));
      throw new Damaged();
    }
    if (scanner.atSign('{') || scanner.atSign('[')) {
      return JsonReader.read(tools);
    }
    if (token.isQuoted() && isWhole(token)) {
      scanner.next();
      LocatedText text = clauses.string(token);
      tools.references().check(text);
      Origin origin = new Origin.File(problems.span(token));
      return new ConfigValue.Text(text.text(), origin, false, text);
    }
    LocatedText raw = RawText.read(tools, token.start());
    if (token.isQuoted() && raw.span().end() < token.end() && scanner.atSign(';')) {
      throw torn(token);
    }
    return typed(raw);
  }

  // What closes the quote belongs to a later statement, or the `;` was meant as text.
  private Damaged torn(Token string) {
    String quote = tools.file().text().substring(string.start(), string.start() + 1);
    problems.add(
        problems
            .unclosedAt(string.start(), 1, "quote", quote)
            .label("no `" + quote + "` closes it before the `;`")
            .help("a text that holds a `;` stands in quotes as a whole"));
    return tools.recoverFrom(string.start());
  }

  /** Tells whether a string is all that stands before the end of the statement. */
  private boolean isWhole(Token string) {
    String text = tools.file().text();
    int next = Characters.skipTrivia(text, string.end());
    return next == text.length()
        || text.charAt(next) == ';'
        || text.charAt(string.end() - 2) == '\\'
        || tools.recovery().atStatementLine(next)
        || (tools.recovery().opensLine(next) && tools.missingSemicolon().endsBranch(next));
  }

  private ConfigValue typed(LocatedText raw) {
    String text = raw.text();
    Origin origin = new Origin.File(raw.span());
    if (NumberSyntax.isNumber(text) && !problems.exceedsLimits(text, raw.span())) {
      return new ConfigValue.Numeric(text, origin);
    }
    if (is(text, "TRUE") || is(text, "FALSE")) {
      return new ConfigValue.Bool(is(text, "TRUE"), origin);
    }
    if (is(text, "NULL")) {
      return new ConfigValue.Null(origin);
    }
    tools.references().check(raw);
    return new ConfigValue.Text(text, origin, true, raw);
  }

  private static boolean is(String text, String keyword) {
    return Characters.spells(text, 0, text.length(), keyword);
  }
}
