package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.Origin;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.language.Condition.Operand;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Reference;
import dev.sqlflow.template.ReferenceScan;
import java.util.List;
import java.util.Optional;

/** Reads what a condition compares: references, strings, numbers and the words for values. */
final class OperandParser {

  private static final List<String> RESERVED = List.of("THEN", "AND", "OR", "IN", "NOT");

  private final Tools tools;
  private final Scanner scanner;
  private final Problems problems;
  private final Clauses clauses;
  private boolean damaged;

  OperandParser(Tools tools, Clauses clauses) {
    this.tools = tools;
    this.scanner = tools.scanner();
    this.problems = tools.problems();
    this.clauses = clauses;
  }

  /** Tells whether one that was read can't be relied upon; reported. */
  boolean isDamaged() {
    return damaged;
  }

  Operand operand() throws Damaged {
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
    // where the file is cut short, what is missing behind the word is the fault, and found so
    if (!scanner.at("NULL") && token.end() < tools.file().text().length()) {
      damaged = true;
      bareWord(token);
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

  private static Operand literal(ConfigValue value, Span span) {
    return new Operand.Literal(value, span);
  }

  private Origin origin(Token token) {
    return new Origin.File(problems.span(token));
  }
}
