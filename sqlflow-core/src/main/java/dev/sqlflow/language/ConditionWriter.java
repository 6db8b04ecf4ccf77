package dev.sqlflow.language;

import dev.sqlflow.language.Condition.Operand;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a condition of a tree into an object. */
final class ConditionWriter {

  private final ObjectNode node;

  ConditionWriter(ObjectNode node) {
    this.node = node;
  }

  void write(Condition condition) {
    if (condition instanceof Condition.Value value) {
      node.put("kind", "value");
      operand(value.operand(), node.putObject("operand"));
    } else if (condition instanceof Condition.Comparison comparison) {
      node.put("kind", "comparison");
      operand(comparison.left(), node.putObject("left"));
      node.put("operator", comparison.operator().symbol());
      operand(comparison.right(), node.putObject("right"));
    } else if (condition instanceof Condition.In in) {
      node.put("kind", "in").put("negated", in.negated());
      operand(in.operand(), node.putObject("operand"));
      ArrayNode candidates = node.putArray("candidates");
      in.candidates().forEach(candidate -> operand(candidate, candidates.addObject()));
    } else if (condition instanceof Condition.Not not) {
      node.put("kind", "not");
      new ConditionWriter(node.putObject("condition")).write(not.condition());
    } else if (condition instanceof Condition.And and) {
      writeAll("and", and.conditions());
    } else if (condition instanceof Condition.Or or) {
      writeAll("or", or.conditions());
    }
    new PartWriter(node).span("span", condition.span());
  }

  private void writeAll(String kind, List<Condition> conditions) {
    ArrayNode array = node.put("kind", kind).putArray("conditions");
    conditions.forEach(condition -> new ConditionWriter(array.addObject()).write(condition));
  }

  private static void operand(Operand operand, ObjectNode node) {
    PartWriter parts = new PartWriter(node);
    if (operand instanceof Operand.Variable variable) {
      parts.reference(variable.reference());
    } else if (operand instanceof Operand.Literal literal) {
      parts.value("literal", literal.value());
      parts.span("span", literal.span());
    }
  }
}
