package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.language.Condition.Operand;
import java.util.List;

/** Prints conditions, with brackets where they are needed. */
final class ConditionPrinter {

  private final StringBuilder out;

  ConditionPrinter(StringBuilder out) {
    this.out = out;
  }

  void print(Condition condition) {
    if (condition instanceof Condition.Or or) {
      join(or.conditions(), " OR ");
    } else if (condition instanceof Condition.And and) {
      join(and.conditions(), " AND ");
    } else if (condition instanceof Condition.Not not) {
      out.append("NOT ");
      inner(not.condition());
    } else if (condition instanceof Condition.In in) {
      in(in);
    } else if (condition instanceof Condition.Comparison comparison) {
      operand(comparison.left());
      out.append(' ').append(comparison.operator().symbol()).append(' ');
      operand(comparison.right());
    } else if (condition instanceof Condition.Value value) {
      operand(value.operand());
    }
  }

  private void join(List<Condition> conditions, String separator) {
    String before = "";
    for (Condition condition : conditions) {
      out.append(before);
      inner(condition);
      before = separator;
    }
  }

  private void inner(Condition condition) {
    boolean brackets = condition instanceof Condition.Or || condition instanceof Condition.And;
    out.append(brackets ? "(" : "");
    print(condition);
    out.append(brackets ? ")" : "");
  }

  private void in(Condition.In in) {
    operand(in.operand());
    out.append(in.negated() ? " NOT IN (" : " IN (");
    String separator = "";
    for (Operand candidate : in.candidates()) {
      out.append(separator);
      operand(candidate);
      separator = ", ";
    }
    out.append(')');
  }

  private void operand(Operand operand) {
    if (operand instanceof Operand.Variable variable) {
      out.append(variable.reference().span().text());
    } else if (operand instanceof Operand.Literal literal) {
      literal(literal.value());
    }
  }

  private void literal(ConfigValue value) {
    if (value instanceof ConfigValue.Text text) {
      out.append('\'').append(text.value().replace("'", "''")).append('\'');
    } else if (value instanceof ConfigValue.Numeric number) {
      out.append(number.spelling());
    } else if (value instanceof ConfigValue.Bool bool) {
      out.append(bool.value() ? "TRUE" : "FALSE");
    } else {
      out.append("NULL");
    }
  }
}
