package dev.sqlflow.language;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.language.Condition.Operand;
import dev.sqlflow.language.Condition.Operator;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the condition of an IF: NOT binds closest, then AND, then OR. */
final class ConditionParser {

  private static final int DEEPEST = 512;

  private final Tools tools;
  private final Scanner scanner;
  private final Problems problems;
  private final Clauses clauses;
  private final OperandParser operands;
  private int depth;
  private boolean damaged;

  ConditionParser(Tools tools, Clauses clauses) {
    this.tools = tools;
    this.scanner = tools.scanner();
    this.problems = tools.problems();
    this.clauses = clauses;
    this.operands = new OperandParser(tools, clauses);
  }

  /**
   * Reads the condition that comes next.
   *
   * @throws Damaged if it can't be decided; reported
   */
  Condition parse() throws Damaged {
    Condition condition = or();
    if (damaged || operands.isDamaged()) {
      throw new Damaged();
    }
    return condition;
  }

  private Condition or() throws Damaged {
    Condition first = and();
    List<Condition> all = new ArrayList<>(List.of(first));
    while (scanner.accept("OR") || acceptWrong('|', "OR")) {
      all.add(and());
    }
    return all.size() == 1 ? first : new Condition.Or(all, cover(all));
  }

  private Condition and() throws Damaged {
    Condition first = not();
    List<Condition> all = new ArrayList<>(List.of(first));
    while (scanner.accept("AND") || acceptWrong('&', "AND")) {
      all.add(not());
    }
    return all.size() == 1 ? first : new Condition.And(all, cover(all));
  }

  private Condition not() throws Damaged {
    Token token = scanner.peek();
    if (!scanner.accept("NOT")) {
      return primary();
    }
    descend(token);
    Condition negated = not();
    depth--;
    return new Condition.Not(negated, problems.span(token).cover(negated.span()));
  }

  private Condition primary() throws Damaged {
    Token open = scanner.peek();
    if (!scanner.atSign('(')) {
      return comparison();
    }
    scanner.next();
    descend(open);
    Condition inner = or();
    depth--;
    if (!scanner.acceptSign(')')) {
      if (scanner.at("THEN") || scanner.atSign(';') || scanner.peek().is(Token.Kind.END)) {
        throw problems.unclosed(open.start(), 1, "bracket", ")");
      }
      throw problems.unexpected("an operator or `)`", scanner.peek());
    }
    return inner;
  }

  private void descend(Token token) throws Damaged {
    if (++depth > DEEPEST) {
      problems.tooDeep(token.start(), token.end(), "conditions", DEEPEST);
      throw new Damaged();
    }
  }

  private Condition comparison() throws Damaged {
    Operand left = operands.operand();
    Token next = scanner.peek();
    Optional<Operator> operator = operator(next);
    if (operator.isPresent()) {
      scanner.next();
      Operand right = operands.operand();
      Span span = left.span().cover(right.span());
      return new Condition.Comparison(left, operator.get(), right, span);
    }
    boolean negated = scanner.accept("NOT");
    if (negated || scanner.at("IN")) {
      clauses.keyword("IN");
      List<Operand> candidates = candidates();
      Span span = problems.span(left.span().start(), scanner.position());
      return new Condition.In(left, negated, candidates, span);
    }
    return new Condition.Value(left);
  }

  private Optional<Operator> operator(Token token) {
    if (!token.is(Token.Kind.SIGN)) {
      return Optional.empty();
    }
    return switch (problems.text(token)) {
      case "=", "==" -> Optional.of(Operator.EQUAL);
      case "!=", "<>" -> Optional.of(Operator.NOT_EQUAL);
      case "<" -> Optional.of(Operator.LESS);
      case "<=" -> Optional.of(Operator.LESS_OR_EQUAL);
      case ">" -> Optional.of(Operator.GREATER);
      case ">=" -> Optional.of(Operator.GREATER_OR_EQUAL);
      default -> Optional.empty();
    };
  }

  private List<Operand> candidates() throws Damaged {
    Token open = scanner.peek();
    if (!scanner.acceptSign('(')) {
      throw problems.unexpected("`(` and a list", open);
    }
    List<Operand> candidates = new ArrayList<>();
    do {
      candidates.add(operands.operand());
    } while (scanner.acceptSign(','));
    if (!scanner.acceptSign(')')) {
      if (scanner.at("THEN") || scanner.atSign(';') || scanner.peek().is(Token.Kind.END)) {
        throw problems.unclosed(open.start(), 1, "bracket", ")");
      }
      throw problems.unexpected("`,` or `)`", scanner.peek());
    }
    return candidates;
  }

  /** Reads {@code &&} or {@code ||}, which are other languages' words. */
  private boolean acceptWrong(char sign, String meant) throws Damaged {
    Token first = scanner.peek();
    boolean pair =
        scanner.atSign(sign) && tools.file().text().startsWith(String.valueOf(sign), first.end());
    if (!pair) {
      return false;
    }
    Span place = problems.span(first.start(), first.end() + 1);
    problems.add(
        Diagnostic.at(DiagnosticCode.UNEXPECTED_TOKEN, place, "`" + meant + "` was expected here")
            .label("`" + place.text() + "` stands here")
            .fix(Fix.safe("write " + meant, place, " " + meant + " ")));
    damaged = true;
    scanner.seek(place.end());
    return true;
  }

  private static Span cover(List<Condition> all) {
    return all.get(0).span().cover(all.get(all.size() - 1).span());
  }
}
