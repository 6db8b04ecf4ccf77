package dev.sqlflow.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads IF with all its branches. One object reads one IF. */
final class IfParser {

  private final Tools tools;
  private final Scanner scanner;
  private final Problems problems;
  private final StatementParser statements;
  private final List<Statement.Branch> branches = new ArrayList<>();
  private final List<Statement> all = new ArrayList<>();
  private Optional<List<Statement>> otherwise = Optional.empty();
  private boolean damaged;

  IfParser(Tools tools, StatementParser statements) {
    this.tools = tools;
    this.scanner = tools.scanner();
    this.problems = tools.problems();
    this.statements = statements;
  }

  /**
   * Reads from behind IF to END IF.
   *
   * @param first the word IF
   * @param names takes what the statements inside define, if the IF is damaged
   */
  Statement parse(Token first, DefinedNames names) throws Damaged {
    branch();
    while (!closed(first)) {
      Token word = scanner.next();
      if (otherwise.isPresent()) {
        problems.add(problems.expected("`END IF`", word).help("ELSE comes last"));
        damaged = true;
      }
      if (scanner.is(word, "ELSEIF") || scanner.accept("IF")) {
        branch();
      } else {
        otherwise = Optional.of(block());
      }
    }
    if (damaged) {
      names.inside(all);
      throw new Damaged();
    }
    return new Statement.If(branches, otherwise, problems.span(first.start(), scanner.position()));
  }

  /** Reads END IF if it comes next; at the end of the file there is nothing left to read. */
  private boolean closed(Token first) throws Damaged {
    if (scanner.peek().is(Token.Kind.END)) {
      reportUnclosed(first);
      return true;
    }
    if (scanner.accept("ENDIF")) {
      return true;
    }
    if (!scanner.accept("END")) {
      return false;
    }
    if (!scanner.accept("IF")) {
      problems.add(problems.expected("`IF`", scanner.peek()).help("an IF ends with END IF"));
      damaged = true;
    }
    return true;
  }

  /** Where another fault cut the file short, there is nothing to say of END IF. */
  private void reportUnclosed(Token first) {
    if (!problems.reachesEnd()) {
      problems.add(problems.unclosedAt(first.start(), first.end() - first.start(), "IF", "END IF"));
    }
    damaged = true;
  }

  private void branch() {
    Optional<Condition> condition = condition();
    List<Statement> body = block();
    if (condition.isPresent()) {
      branches.add(new Statement.Branch(condition.get(), body));
    } else {
      damaged = true;
    }
  }

  private List<Statement> block() {
    List<Statement> body = statements.branch();
    all.addAll(body);
    return body;
  }

  private Optional<Condition> condition() {
    int start = scanner.position();
    try {
      Condition condition = new ConditionParser(tools, statements.clauses()).parse();
      statements.clauses().keyword("THEN");
      return Optional.of(condition);
    } catch (Damaged reported) {
      skipBehindThen(start);
      return Optional.empty();
    }
  }

  /** The statements inside are parsed even if the condition makes no sense. */
  private void skipBehindThen(int start) {
    String text = tools.file().text();
    int lineEnd = Characters.lineEnd(text, start);
    if (scanner.position() > lineEnd && skipBehindThen(start, lineEnd)) {
      return;
    }
    int at = Characters.skipTrivia(text, scanner.position());
    if (tools.recovery().atStatementLine(at)) {
      return;
    }
    int limit = tools.recovery().statementEnd(at, false);
    if (!skipBehindThen(at, limit)) {
      scanner.seek(limit < text.length() && text.charAt(limit) == ';' ? limit + 1 : limit);
      if (limit == text.length()) {
        problems.reachEnd();
      }
    }
  }

  private boolean skipBehindThen(int start, int limit) {
    String text = tools.file().text();
    int at = start;
    while (at < limit) {
      int end = Characters.wordEnd(text, at);
      if (Characters.spells(text, at, end, "THEN")) {
        scanner.seek(end);
        return true;
      }
      at = Math.max(at + 1, end);
    }
    return false;
  }
}
