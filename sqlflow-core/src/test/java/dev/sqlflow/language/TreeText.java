package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.source.Located;
import dev.sqlflow.template.Reference;
import dev.sqlflow.template.SqlTemplate;
import dev.sqlflow.template.SqlTemplate.Hole;
import dev.sqlflow.template.Template;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tree as indented text, without places: equal texts are equal trees up to their spans.
 */
final class TreeText implements StatementVisitor<@Nullable Void> {

  private final StringBuilder out = new StringBuilder();
  private int indent;

  static String of(Pipeline pipeline) {
    TreeText text = new TreeText();
    text.all(pipeline.statements());
    return text.out.toString();
  }

  @Override
  public @Nullable Void visitSource(Statement.Source source) {
    line("source " + source.name().value());
    connection(source.connection());
    return null;
  }

  @Override
  public @Nullable Void visitLoad(Statement.Load load) {
    line("load " + table(load.table()) + " from " + load.source().value());
    mode(load.mode());
    options(load.options());
    return null;
  }

  @Override
  public @Nullable Void visitCreateTable(Statement.CreateTable create) {
    line((create.orReplace().isPresent() ? "replace table " : "table ") + table(create.table()));
    mode(create.mode());
    options(create.options());
    sql(create.query());
    return null;
  }

  @Override
  public @Nullable Void visitCreateView(Statement.CreateView create) {
    line((create.orReplace().isPresent() ? "replace view " : "view ") + table(create.view()));
    sql(create.query());
    return null;
  }

  @Override
  public @Nullable Void visitExport(Statement.Export export) {
    line("export to " + template(export.destination()));
    if (export.subject() instanceof Statement.Subject.Table table) {
      line("  table " + table(table.name()));
    } else if (export.subject() instanceof Statement.Subject.Query query) {
      sql(query.sql());
    }
    connection(export.connection());
    mode(export.mode());
    return null;
  }

  @Override
  public @Nullable Void visitSet(Statement.SetVariable set) {
    line("set " + set.name().value());
    value(set.value(), "  ");
    return null;
  }

  @Override
  public @Nullable Void visitIf(Statement.If conditional) {
    for (Statement.Branch branch : conditional.branches()) {
      line("if " + condition(branch.condition()));
      inside(branch.statements());
    }
    if (conditional.otherwise().isPresent()) {
      line("else");
      inside(conditional.otherwise().get());
    }
    return null;
  }

  @Override
  public @Nullable Void visitInclude(Statement.Include include) {
    line(
        "include "
            + template(include.path())
            + include.label().map(l -> " as " + l.value()).orElse(""));
    return null;
  }

  @Override
  public @Nullable Void visitCheck(Statement.Check check) {
    line(
        (check.warnOnly() ? "warn check " : "check ")
            + check.name().value()
            + check.table().map(table -> " on " + table(table)).orElse(""));
    sql(check.sql());
    return null;
  }

  @Override
  public @Nullable Void visitMalformed(Statement.Malformed malformed) {
    line(
        "malformed"
            + malformed.source().map(name -> " source " + name.value()).orElse("")
            + malformed.table().map(name -> " table " + table(name)).orElse("")
            + malformed.variable().map(name -> " variable " + name.value()).orElse(""));
    return null;
  }

  private void all(List<Statement> statements) {
    statements.forEach(statement -> statement.accept(this));
  }

  private void inside(List<Statement> statements) {
    indent++;
    all(statements);
    indent--;
  }

  private void connection(Statement.Connection connection) {
    if (connection instanceof Statement.Connection.Inline inline) {
      line("  type " + inline.type().value());
      options(inline.options());
    } else if (connection instanceof Statement.Connection.Named named) {
      line("  connection " + template(named.name()));
      options(named.options());
    }
  }

  private void mode(Optional<Mode> clause) {
    if (clause.isEmpty()) {
      return;
    }
    Mode mode = clause.get();
    if (mode instanceof Mode.Upsert upsert) {
      line("  upsert by " + upsert.keys().stream().map(Located::value).toList());
    } else if (mode instanceof Mode.Incremental incremental) {
      String lookback = incremental.lookback().map(l -> " lookback " + l.value()).orElse("");
      line("  incremental by " + incremental.column().value() + lookback);
    } else {
      line(mode instanceof Mode.Append ? "  append" : "  replace");
    }
  }

  private void options(Optional<MapValue> options) {
    options.ifPresent(map -> value(map, "  "));
  }

  private void value(ConfigValue value, String prefix) {
    if (value instanceof MapValue map) {
      line(prefix + "map");
      map.entries().forEach(entry -> value(entry.value(), "  " + prefix + entry.key() + ": "));
    } else if (value instanceof ConfigValue.ListValue list) {
      line(prefix + "list");
      list.elements().forEach(element -> value(element, "  " + prefix + "- "));
    } else {
      line(prefix + scalar(value));
    }
  }

  private static String scalar(ConfigValue value) {
    if (value instanceof ConfigValue.Text text) {
      return (text.coercible() ? "raw " : "text ") + visible(text.value());
    }
    if (value instanceof ConfigValue.Numeric number) {
      return "number " + number.spelling();
    }
    return value instanceof ConfigValue.Bool bool ? "boolean " + bool.value() : value.kind();
  }

  private void sql(SqlTemplate sql) {
    line("  sql " + visible(sql.span().text()));
    for (Hole hole : sql.holes()) {
      if (hole instanceof Hole.Variable variable) {
        line("    " + variable.context() + " " + reference(variable.reference()));
      } else if (hole instanceof Hole.TimeMacro macro) {
        line("    MACRO " + macro.name());
      } else {
        line("    ESCAPED at " + (hole.span().start() - sql.span().start()));
      }
    }
  }

  private static String condition(Condition condition) {
    if (condition instanceof Condition.Or or) {
      return "or" + or.conditions().stream().map(TreeText::condition).toList();
    }
    if (condition instanceof Condition.And and) {
      return "and" + and.conditions().stream().map(TreeText::condition).toList();
    }
    if (condition instanceof Condition.Not not) {
      return "not[" + condition(not.condition()) + "]";
    }
    if (condition instanceof Condition.In in) {
      String list = in.candidates().stream().map(TreeText::operand).toList().toString();
      return operand(in.operand()) + (in.negated() ? " not in " : " in ") + list;
    }
    if (condition instanceof Condition.Comparison comparison) {
      return operand(comparison.left())
          + " "
          + comparison.operator().symbol()
          + " "
          + operand(comparison.right());
    }
    return operand(((Condition.Value) condition).operand());
  }

  private static String operand(Condition.Operand operand) {
    return operand instanceof Condition.Operand.Variable variable
        ? reference(variable.reference())
        : scalar(((Condition.Operand.Literal) operand).value());
  }

  private static String template(Template template) {
    StringBuilder text = new StringBuilder();
    for (Template.Part part : template.parts()) {
      text.append(text.length() == 0 ? "" : " + ");
      text.append(
          part instanceof Template.Part.Hole hole
              ? reference(hole.reference())
              : visible(((Template.Part.Literal) part).text().text()));
    }
    return text.toString();
  }

  private static String reference(Reference reference) {
    String fallback =
        reference
            .fallback()
            .map(text -> (reference.quotedFallback() ? " | quoted " : " | ") + template(text))
            .orElse("");
    return reference.kind() + "(" + reference.name() + fallback + ")";
  }

  private static String table(TableIdentifier table) {
    return table.parts().stream().map(Located::value).toList().toString();
  }

  private static String visible(String text) {
    return "'" + text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n") + "'";
  }

  private void line(String text) {
    out.append("  ".repeat(indent)).append(text).append('\n');
  }
}
