package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.Origin;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.language.Condition.Operand;
import dev.sqlflow.language.Condition.Operator;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Reference;
import dev.sqlflow.template.ReferenceScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the condition of an IF: NOT binds closest, then AND, then OR. */
final class ConditionParser {

  private static final int DEEPEST = 512;
  private static final List<String> RESERVED = List.of("THEN", "AND", "OR", "IN", "NOT");

  private final Tools tools;
  private final Scanner scanner;
  private final Problems problems;
  private final Clauses clauses;
  private int depth;
  private boolean damaged;

  ConditionParser(Tools tools, Clauses clauses) {
    this.tools = tools;
    this.scanner = tools.scanner();
    this.problems = tools.problems();
    this.clauses = clauses;
  }

  /**
   * Reads the condition that comes next.
   *
   * @throws Damaged if it can't be decided; reported
   */
  Condition parse() throws Damaged {
    Condition condition = or();
    if (damaged) {
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
    Operand left = operand();
    Token next = scanner.peek();
    Optional<Operator> operator = operator(next);
    if (operator.isPresent()) {
      scanner.next();
      Operand right = operand();
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
      candidates.add(operand());
    } while (scanner.acceptSign(','));
    if (!scanner.acceptSign(')')) {
      if (scanner.at("THEN") || scanner.atSign(';') || scanner.peek().is(Token.Kind.END)) {
        throw problems.unclosed(open.start(), 1, "bracket", ")");
      }
      throw problems.unexpected("`,` or `)`", scanner.peek());
    }
    return candidates;
  }

  private Operand operand() throws Damaged {
    Token token = scanner.peek();
    return switch (token.kind()) {
      case REFERENCE -> reference(token);
      case SINGLE_QUOTED, DOUBLE_QUOTED -> string(token);
      case NUMBER -> number(token, token.start());
      case WORD -> word(token);
      case SIGN -> {
        if (!scanner.atSign('-')) {
          throw expectedValue(token);
        }
        scanner.next();
        Token digits = scanner.peek();
        if (!digits.is(Token.Kind.NUMBER) || digits.start() != token.end()) {
          throw expectedValue(token);
        }
        yield number(digits, token.start());
      }
      case END -> throw expectedValue(token);
    };
  }

  private Damaged expectedValue(Token token) {
    return problems.unexpected("a reference, string, number, TRUE, FALSE or NULL", token);
  }

  private Operand reference(Token token) throws Damaged {
    ReferenceScan scan = tools.references().read(token.start());
    scanner.seek(scan.end());
    if (!scan.closed()) {
      throw new Damaged();
    }
    Optional<Reference> reference = scan.reference();
    if (reference.isPresent()) {
      return new Operand.Variable(reference.get());
    }
    damaged = true;
    return literal(new ConfigValue.Null(origin(token)), problems.span(token.start(), scan.end()));
  }

  private Operand string(Token token) throws Damaged {
    scanner.next();
    LocatedText text = clauses.string(token);
    tools.references().check(text);
    return literal(
        new ConfigValue.Text(text.text(), origin(token), false, text), problems.span(token));
  }

  private Operand number(Token token, int start) throws Damaged {
    scanner.next();
    Span span = problems.span(start, token.end());
    String spelling = span.text();
    if (!NumberSyntax.isNumber(spelling)) {
      problems.add(
          problems.expected("a number", token).help("numbers begin with no other zero than `0.`"));
      damaged = true;
      return literal(new ConfigValue.Null(new Origin.File(span)), span);
    }
    damaged |= problems.exceedsLimits(spelling, span);
    return literal(new ConfigValue.Numeric(spelling, new Origin.File(span)), span);
  }

  private Operand word(Token token) throws Damaged {
    if (scanner.at("TRUE") || scanner.at("FALSE")) {
      boolean value = scanner.at("TRUE");
      scanner.next();
      return literal(new ConfigValue.Bool(value, origin(token)), problems.span(token));
    }
    for (String keyword : RESERVED) {
      if (scanner.at(keyword)) {
        throw expectedValue(token);
      }
    }
    if (!scanner.at("NULL")) {
      damaged = true;
      if (token.end() < tools.file().text().length()) {
        bareWord(token);
      } // else the file is cut short, and what is missing behind the word is the fault
    }
    scanner.next();
    return literal(new ConfigValue.Null(origin(token)), problems.span(token));
  }

  private void bareWord(Token token) {
    String word = problems.text(token);
    String reference = "${" + word + "}";
    problems.add(
        Diagnostic.at(
                DiagnosticCode.BARE_WORD,
                problems.span(token),
                "`" + word + "` is neither a reference nor a text")
            .label("bare word")
            .help("write `" + reference + "` for the variable, `'" + word + "'` for the text")
            .fix(Fix.unsure("write `" + reference + "`", problems.span(token), reference)));
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

  private static Operand literal(ConfigValue value, Span span) {
    return new Operand.Literal(value, span);
  }

  private Origin origin(Token token) {
    return new Origin.File(problems.span(token));
  }

  private static Span cover(List<Condition> all) {
    return all.get(0).span().cover(all.get(all.size() - 1).span());
  }
}
