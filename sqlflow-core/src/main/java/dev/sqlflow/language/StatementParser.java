package dev.sqlflow.language;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.List;

/** Reads statements one after the other, and goes on behind every damaged one. */
final class StatementParser {

  private static final int DEEPEST = 512;
  private static final List<String> CLAUSES =
      List.of("FROM", "TYPE", "PARAMS", "OPTIONS", "MODE", "KEY", "LOOKBACK", "TO", "AS");

  private final Tools tools;
  private final Scanner scanner;
  private final Problems problems;
  private final Clauses clauses;
  private final MovementParser movements;
  private final CreateParser creates;
  private final ExportParser exports;
  private final SetParser sets;
  private final CheckParser checks;
  private int depth;

  StatementParser(Tools tools) {
    this.tools = tools;
    this.scanner = tools.scanner();
    this.problems = tools.problems();
    this.clauses = new Clauses(tools);
    ModeParser modes = new ModeParser(tools, clauses);
    this.movements = new MovementParser(tools, clauses, modes);
    this.creates = new CreateParser(tools, clauses, modes);
    this.exports = new ExportParser(tools, clauses, modes);
    this.sets = new SetParser(tools, clauses);
    this.checks = new CheckParser(tools, clauses);
  }

  Clauses clauses() {
    return clauses;
  }

  /** Reads everything up to the end of the file. */
  List<Statement> file() {
    return statements(false);
  }

  /** Reads everything up to the ELSE or END IF of the IF that is open. */
  List<Statement> branch() {
    depth++;
    tools.missingSemicolon().enterIf();
    List<Statement> statements = statements(true);
    tools.missingSemicolon().leaveIf();
    depth--;
    return statements;
  }

  private List<Statement> statements(boolean insideIf) {
    List<Statement> statements = new ArrayList<>();
    while (true) {
      int start = scanner.position();
      try {
        Token first = scanner.peek();
        start = first.start();
        if (first.is(Token.Kind.END) || (insideIf && endsBranch())) {
          return statements;
        }
        if (scanner.acceptSign(';')) {
          noteEmpty(first);
        } else {
          statement(first, statements);
        }
      } catch (Damaged outsideOfStatements) {
        recover(start);
      }
    }
  }

  private boolean endsBranch() throws Damaged {
    return scanner.at("END") || scanner.at("ENDIF") || scanner.at("ELSE") || scanner.at("ELSEIF");
  }

  private void statement(Token first, List<Statement> statements) {
    DefinedNames names = new DefinedNames();
    try {
      Statement statement = statement(first, names);
      end();
      statements.add(statement);
    } catch (Damaged reported) {
      int end = recover(first.start());
      statements.addAll(names.malformed(problems.span(first.start(), end)));
    }
  }

  private Statement statement(Token first, DefinedNames names) throws Damaged {
    if (!first.is(Token.Kind.WORD)) {
      new UnknownStatement(problems).report(first);
      throw new Damaged();
    }
    scanner.next();
    if (scanner.is(first, "SOURCE")) {
      return movements.source(first, names);
    }
    if (scanner.is(first, "LOAD")) {
      return movements.load(first, names);
    }
    if (scanner.is(first, "CREATE")) {
      return creates.create(first, names);
    }
    if (scanner.is(first, "EXPORT")) {
      return exports.export(first);
    }
    if (scanner.is(first, "SET")) {
      return sets.set(first, names);
    }
    if (scanner.is(first, "IF")) {
      return condition(first, names);
    }
    if (scanner.is(first, "INCLUDE")) {
      return movements.include(first);
    }
    if (scanner.is(first, "CHECK")) {
      return checks.check(first);
    }
    throw unknown(first, names);
  }

  private Statement condition(Token first, DefinedNames names) throws Damaged {
    if (depth == DEEPEST) {
      problems.tooDeep(first.start(), first.end(), "IF", DEEPEST);
      problems.stop();
      scanner.seek(tools.file().text().length());
      throw new Damaged();
    }
    return new IfParser(tools, this).parse(first, names);
  }

  /** Reads what a misspelt statement would have defined. */
  private Damaged unknown(Token first, DefinedNames names) throws Damaged {
    String meant = new UnknownStatement(problems).report(first);
    if (scanner.peek().is(Token.Kind.END)) {
      return new Damaged();
    }
    if (meant.equals("IF")) {
      names.inside(List.of(condition(first, names)));
    } else if (meant.equals("CREATE")) {
      if (scanner.accept("OR")) {
        scanner.accept("REPLACE");
      }
      if (scanner.accept("TABLE") || scanner.accept("VIEW")) {
        name(meant, names);
      }
    } else {
      name(meant, names);
    }
    return new Damaged();
  }

  private void name(String keyword, DefinedNames names) throws Damaged {
    Token next = scanner.peek();
    if (!next.is(Token.Kind.WORD) && !next.is(Token.Kind.DOUBLE_QUOTED)) {
      return;
    }
    switch (keyword) {
      case "SOURCE" -> names.source(clauses.name("a name"));
      case "LOAD", "CREATE" -> names.table(clauses.table("a name"));
      case "SET" -> names.variable(clauses.name("a name"));
      default -> {}
    }
  }

  private void end() throws Damaged {
    int end = scanner.position();
    Token next = scanner.peek();
    if (scanner.acceptSign(';')) {
      return;
    }
    if (next.is(Token.Kind.END) || beginsStatement(next)) {
      problems.missingSemicolon(end, next);
      if (next.is(Token.Kind.END)) {
        problems.reachEnd();
      }
      return;
    }
    Diagnostic.Builder error = problems.expected("`;`", next);
    if (scanner.at("MODE")) {
      error.help("MODE stands before OPTIONS, and VIEW has none");
    } else if (scanner.at("PARAMS")) {
      error.help("PARAMS belongs to SOURCE ... TYPE; write OPTIONS");
    } else if (next.is(Token.Kind.WORD)) {
      error.didYouMean(Suggestions.nearest(problems.text(next), CLAUSES));
    }
    problems.add(error);
    throw new Damaged();
  }

  private boolean beginsStatement(Token next) throws Damaged {
    if (depth > 0 && endsBranch()) {
      return true;
    }
    if (!next.opensLine() || !next.is(Token.Kind.WORD)) {
      return false;
    }
    for (String keyword : Keywords.STATEMENTS) {
      if (scanner.at(keyword)) {
        return true;
      }
    }
    return tools.starts().at(next.start());
  }

  private void noteEmpty(Token semicolon) {
    problems.add(
        Diagnostic.at(DiagnosticCode.EMPTY_STATEMENT, problems.span(semicolon), "empty statement")
            .label("nothing stands before this `;`")
            .fix(Fix.safe("remove `;`", problems.span(semicolon), "")));
  }

  /**
   * Goes on behind a damaged statement.
   *
   * @return where the statement ends
   */
  private int recover(int start) {
    String text = tools.file().text();
    int position = scanner.position();
    int at = Characters.skipTrivia(text, position);
    if (at <= start || !tools.recovery().atStatementLine(at)) {
      at = tools.recovery().statementEnd(Math.max(at, start), false);
    }
    boolean semicolon = at < text.length() && text.charAt(at) == ';';
    scanner.seek(semicolon ? at + 1 : at);
    if (at == text.length()) {
      problems.reachEnd();
    }
    int end = at;
    while (end > start && Characters.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }
}
