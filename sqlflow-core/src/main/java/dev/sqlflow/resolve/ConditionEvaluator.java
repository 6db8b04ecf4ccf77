package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Null;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.ConfigValue.Unknown;
import dev.sqlflow.config.ValueType;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.language.Condition;
import dev.sqlflow.language.Condition.And;
import dev.sqlflow.language.Condition.Comparison;
import dev.sqlflow.language.Condition.In;
import dev.sqlflow.language.Condition.Not;
import dev.sqlflow.language.Condition.Operand;
import dev.sqlflow.language.Condition.Operator;
import dev.sqlflow.language.Condition.Or;
import dev.sqlflow.language.Condition.Value;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Interpolator;
import dev.sqlflow.template.Reference;
import dev.sqlflow.template.VariableScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides conditions. Every operand is resolved, so that all that is undefined is reported at once;
 * a condition with a fault in it has no answer.
 */
final class ConditionEvaluator {

  private final Interpolator interpolator;
  private final DiagnosticSink sink;
  private final VariableScope scope;

  ConditionEvaluator(Interpolator interpolator, DiagnosticSink sink, VariableScope scope) {
    this.interpolator = interpolator;
    this.sink = sink;
    this.scope = scope;
  }

  /** Empty if there is a fault in it, which is then reported. */
  Optional<Answer> decide(Condition condition) {
    if (condition instanceof Value value) {
      return bool(value.operand());
    }
    if (condition instanceof Comparison comparison) {
      return comparison(comparison);
    }
    if (condition instanceof In in) {
      return in(in);
    }
    if (condition instanceof Not not) {
      return decide(not.condition()).map(Answer::not);
    }
    return condition instanceof And and
        ? all(and.conditions()).map(Answer::all)
        : all(((Or) condition).conditions()).map(Answer::any);
  }

  // Empty if one of them has no answer; none is left out.
  private Optional<List<Answer>> all(List<Condition> conditions) {
    List<Answer> answers = new ArrayList<>();
    conditions.forEach(condition -> decide(condition).ifPresent(answers::add));
    return answers.size() == conditions.size() ? Optional.of(answers) : Optional.empty();
  }

  private Optional<Answer> bool(Operand operand) {
    Optional<ConfigValue> value = value(operand);
    if (value.isEmpty() || value.orElseThrow() instanceof Bool) {
      return value.map(answer -> Answer.of(((Bool) answer).value()));
    }
    if (value.orElseThrow() instanceof Unknown open
        && open.type().orElse(ValueType.BOOLEAN) == ValueType.BOOLEAN) {
      return Optional.of(Answer.UNKNOWN);
    }
    reportNotBoolean(operand, value.orElseThrow());
    return Optional.empty();
  }

  private void reportNotBoolean(Operand operand, ConfigValue value) {
    Diagnostic.Builder fault =
        Diagnostic.at(
                DiagnosticCode.CONDITION_NOT_BOOLEAN,
                operand.span(),
                "a condition must be true or false, not " + shown(value))
            .label(label(value))
            .help("compare it: " + operand.span().text() + " == ...");
    value
        .origin()
        .place()
        .filter(span -> !span.equals(operand.span()))
        .ifPresent(span -> fault.related(span, "the value comes from here"));
    sink.add(fault);
  }

  private static String label(ConfigValue value) {
    if (value instanceof Unknown open) {
      return "will be of type " + open.type().map(ValueType::word).orElse("boolean");
    }
    return value instanceof Null ? "null" : "a " + value.kind();
  }

  private static String shown(ConfigValue value) {
    return value
        .plainText()
        .map(text -> value.kind() + " `" + text + "`")
        .orElse("a " + value.kind());
  }

  private Optional<Answer> comparison(Comparison comparison) {
    Optional<Side> left = side(comparison.left());
    Optional<Side> right = side(comparison.right());
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(holds(left.orElseThrow(), comparison.operator(), right.orElseThrow()));
  }

  private Optional<Answer> in(In in) {
    Optional<Side> wanted = side(in.operand());
    List<Side> candidates = new ArrayList<>();
    in.candidates().forEach(candidate -> side(candidate).ifPresent(candidates::add));
    if (wanted.isEmpty() || candidates.size() < in.candidates().size()) {
      return Optional.empty();
    }
    Answer found =
        Answer.any(
            candidates.stream()
                .map(candidate -> holds(wanted.orElseThrow(), Operator.EQUAL, candidate))
                .toList());
    return Optional.of(in.negated() ? found.not() : found);
  }

  private static Answer holds(Side left, Operator operator, Side right) {
    return left.isUnknown() || right.isUnknown()
        ? Answer.UNKNOWN
        : Answer.of(compare(left, operator, right));
  }

  private static boolean compare(Side left, Operator operator, Side right) {
    return switch (operator) {
      case EQUAL -> left.equalTo(right);
      case NOT_EQUAL -> !left.equalTo(right);
      case LESS -> left.ordered(right) && left.compareWith(right) < 0;
      case LESS_OR_EQUAL -> left.ordered(right) && left.compareWith(right) <= 0;
      case GREATER -> left.ordered(right) && left.compareWith(right) > 0;
      case GREATER_OR_EQUAL -> left.ordered(right) && left.compareWith(right) >= 0;
    };
  }

  private Optional<Side> side(Operand operand) {
    Optional<ConfigValue> value = value(operand);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    ConfigValue found = value.orElseThrow();
    if (found instanceof Unknown) {
      return Optional.of(Side.UNKNOWN);
    }
    if (found instanceof ListValue || found instanceof MapValue) {
      reportIncomparable(operand.span(), found);
      return Optional.empty();
    }
    boolean quoted = isQuoted(operand, found);
    return Optional.of(
        new Side(found.plainText().orElseThrow(), found instanceof Null, quoted, false));
  }

  // A default in quotes is as good as a string in quotes, where it is what holds.
  private static boolean isQuoted(Operand operand, ConfigValue value) {
    if (operand instanceof Operand.Literal literal) {
      return literal.value() instanceof Text;
    }
    Reference reference = ((Operand.Variable) operand).reference();
    return reference.quotedFallback()
        && reference.fallback().map(text -> text.source().span()).equals(value.origin().place());
  }

  private void reportIncomparable(Span place, ConfigValue value) {
    sink.add(
        Diagnostic.at(
                DiagnosticCode.VALUE_HAS_NO_TEXT, place, "a " + value.kind() + " can't be compared")
            .label("a " + value.kind())
            .help("compare one value of it"));
  }

  private Optional<ConfigValue> value(Operand operand) {
    return operand instanceof Operand.Variable variable
        ? interpolator.publicValue(variable.reference(), scope)
        : interpolator.publicValue(((Operand.Literal) operand).value(), scope);
  }
}
