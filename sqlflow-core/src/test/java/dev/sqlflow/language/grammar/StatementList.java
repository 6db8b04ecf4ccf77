package dev.sqlflow.language.grammar;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/** Lists the statements of a tree: kind, place and the place of its SQL. */
final class StatementList extends SqlFlowParserBaseVisitor<Void> {

  private final List<String> statements = new ArrayList<>();

  List<String> of(SqlFlowParser.PipelineContext tree) {
    visit(tree);
    return statements;
  }

  @Override
  public Void visitStatement(SqlFlowParser.StatementContext statement) {
    ParserRuleContext inner = (ParserRuleContext) statement.getChild(0);
    statements.add(kind(inner) + place(statement));
    return visitChildren(statement);
  }

  @Override
  public Void visitQuery(SqlFlowParser.QueryContext query) {
    statements.add("sql" + place(query));
    return null;
  }

  private static String kind(ParserRuleContext statement) {
    return switch (statement.getRuleIndex()) {
      case SqlFlowParser.RULE_source -> "source";
      case SqlFlowParser.RULE_load -> "load";
      case SqlFlowParser.RULE_create ->
          ((SqlFlowParser.CreateContext) statement).VIEW() != null ? "view" : "table";
      case SqlFlowParser.RULE_export -> "export";
      case SqlFlowParser.RULE_set -> "set";
      case SqlFlowParser.RULE_conditional -> "if";
      case SqlFlowParser.RULE_include -> "include";
      case SqlFlowParser.RULE_check -> "check";
      default -> throw new IllegalStateException(statement.toStringTree());
    };
  }

  private static String place(ParserRuleContext part) {
    return " " + part.start.getStartIndex() + "-" + (part.stop.getStopIndex() + 1);
  }
}
