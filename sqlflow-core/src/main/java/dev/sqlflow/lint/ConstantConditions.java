package dev.sqlflow.lint;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.language.Condition;
import dev.sqlflow.language.Condition.Operand;
import dev.sqlflow.language.Statement;
import dev.sqlflow.template.Template;
import java.util.List;

/** A condition depends on a variable, or it decides nothing. */
final class ConstantConditions implements LintRule {

  @Override
  public void check(LintedPipeline pipeline, DiagnosticSink sink) {
    for (Statement statement : pipeline.statements()) {
      if (statement instanceof Statement.If conditional) {
        conditional.branches().stream()
            .map(Statement.Branch::condition)
            .filter(ConstantConditions::isConstant)
            .forEach(condition -> sink.add(finding(condition)));
      }
    }
  }

  private static Diagnostic.Builder finding(Condition condition) {
    return Diagnostic.at(
            DiagnosticCode.CONSTANT_CONDITION,
            condition.span(),
            "this condition is the same in every environment")
        .label("uses no variable")
        .help("compare a variable such as `${env}`, or remove the IF");
  }

  static boolean isConstant(Condition condition) {
    if (condition instanceof Condition.Value value) {
      return isConstant(value.operand());
    }
    if (condition instanceof Condition.Comparison comparison) {
      return same(comparison.left(), comparison.right())
          || (isConstant(comparison.left()) && isConstant(comparison.right()));
    }
    if (condition instanceof Condition.In in) {
      return isConstant(in.operand())
          && in.candidates().stream().allMatch(ConstantConditions::isConstant);
    }
    if (condition instanceof Condition.Not not) {
      return isConstant(not.condition());
    }
    List<Condition> parts =
        condition instanceof Condition.And and
            ? and.conditions()
            : ((Condition.Or) condition).conditions();
    return parts.stream().allMatch(ConstantConditions::isConstant);
  }

  private static boolean same(Operand left, Operand right) {
    return left instanceof Operand.Variable && left.span().text().equals(right.span().text());
  }

  private static boolean isConstant(Operand operand) {
    return operand instanceof Operand.Literal literal
        && !(literal.value() instanceof ConfigValue.Text text
            && Template.mayHoldReferences(text.value()));
  }
}
