package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.language.Condition.Operand;
import dev.sqlflow.language.Condition.Operator;

/** Reads the conditions of a tree. */
final class ConditionReader {

  private ConditionReader() {}

  static Condition condition(TreeNode node) throws Damaged {
    return switch (node.text("kind")) {
      case "value" -> new Condition.Value(node.part("operand", ConditionReader::operand));
      case "comparison" ->
          new Condition.Comparison(
              node.part("left", ConditionReader::operand),
              operator(node),
              node.part("right", ConditionReader::operand),
              node.span());
      case "in" ->
          new Condition.In(
              node.part("operand", ConditionReader::operand),
              node.flag("negated"),
              node.some("candidates", ConditionReader::operand),
              node.span());
      case "not" ->
          new Condition.Not(node.part("condition", ConditionReader::condition), node.span());
      case "and" ->
          new Condition.And(node.some("conditions", ConditionReader::condition), node.span());
      case "or" ->
          new Condition.Or(node.some("conditions", ConditionReader::condition), node.span());
      default -> throw node.unexpected("kind", "a kind of condition");
    };
  }

  private static Operator operator(TreeNode node) throws Damaged {
    String symbol = node.text("operator");
    for (Operator operator : Operator.values()) {
      if (operator.symbol().equals(symbol)) {
        return operator;
      }
    }
    throw node.unexpected("operator", "an operator");
  }

  private static Operand operand(TreeNode node) throws Damaged {
    if (node.has("reference")) {
      return new Operand.Variable(node.part("reference", PartReader::reference));
    }
    ConfigValue value = node.part("literal", PartReader::value);
    return new Operand.Literal(value, node.span());
  }
}
