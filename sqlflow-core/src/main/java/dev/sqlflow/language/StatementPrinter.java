package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.source.Located;
import java.util.List;
import java.util.Optional;

/** Prints statements at one depth of indentation. */
final class StatementPrinter implements StatementVisitor<StringBuilder> {

  private final StringBuilder out;
  private final int indent;

  StatementPrinter(StringBuilder out, int indent) {
    this.out = out;
    this.indent = indent;
  }

  void print(List<Statement> statements) {
    for (Statement statement : statements) {
      int before = out.length();
      statement.accept(this);
      if (out.length() > before) {
        out.append(";\n");
      }
    }
  }

  @Override
  public StringBuilder visitSource(Statement.Source source) {
    begin("SOURCE ").append(name(source.name()));
    if (source.connection() instanceof Statement.Connection.Inline inline) {
      out.append(" TYPE ").append(name(inline.type()));
      options(" PARAMS ", inline.options());
    } else if (source.connection() instanceof Statement.Connection.Named named) {
      out.append(" FROM ").append(quoted(named.name().source().text()));
      options(" OPTIONS ", named.options());
    }
    return out;
  }

  @Override
  public StringBuilder visitLoad(Statement.Load load) {
    begin("LOAD ").append(table(load.table())).append(" FROM ").append(name(load.source()));
    mode(load.mode());
    options(" OPTIONS ", load.options());
    return out;
  }

  @Override
  public StringBuilder visitCreateTable(Statement.CreateTable create) {
    begin(create.orReplace().isPresent() ? "CREATE OR REPLACE TABLE " : "CREATE TABLE ")
        .append(table(create.table()));
    mode(create.mode());
    options(" OPTIONS ", create.options());
    out.append(" AS\n").append(create.query().span().text());
    return out;
  }

  @Override
  public StringBuilder visitCreateView(Statement.CreateView create) {
    begin(create.orReplace().isPresent() ? "CREATE OR REPLACE VIEW " : "CREATE VIEW ")
        .append(table(create.view()))
        .append(" AS\n")
        .append(create.query().span().text());
    return out;
  }

  @Override
  public StringBuilder visitExport(Statement.Export export) {
    begin("EXPORT ");
    if (export.subject() instanceof Statement.Subject.Table table) {
      out.append(table(table.name()));
    } else if (export.subject() instanceof Statement.Subject.Query query) {
      out.append('\n').append(query.sql().span().text()).append('\n');
    }
    out.append(" TO ").append(quoted(export.destination().source().text()));
    if (export.connection() instanceof Statement.Connection.Inline inline) {
      out.append(" TYPE ").append(name(inline.type()));
      mode(export.mode());
      options(" OPTIONS ", inline.options());
    } else if (export.connection() instanceof Statement.Connection.Named named) {
      mode(export.mode());
      options(" OPTIONS ", named.options());
    }
    return out;
  }

  @Override
  public StringBuilder visitSet(Statement.SetVariable set) {
    begin("SET ").append(set.name().value()).append(" = ");
    if (set.value() instanceof ConfigValue.Text text) {
      out.append(text.coercible() ? text.value() : quoted(text.value()));
    } else {
      new JsonPrinter(out).print(set.value(), indent);
    }
    return out;
  }

  @Override
  public StringBuilder visitIf(Statement.If conditional) {
    String word = "IF ";
    for (Statement.Branch branch : conditional.branches()) {
      begin(word);
      new ConditionPrinter(out).print(branch.condition());
      out.append(" THEN\n");
      block(branch.statements());
      word = "ELSE IF ";
    }
    if (conditional.otherwise().isPresent()) {
      List<Statement> otherwise = conditional.otherwise().get();
      boolean beginsWithIf = !otherwise.isEmpty() && otherwise.get(0) instanceof Statement.If;
      begin(beginsWithIf ? "ELSE ;\n" : "ELSE\n"); // ELSE IF would go on with the chain
      block(otherwise);
    }
    begin("END IF");
    return out;
  }

  @Override
  public StringBuilder visitInclude(Statement.Include include) {
    begin("INCLUDE ").append(quoted(include.path().source().text()));
    if (include.label().isPresent()) {
      out.append(" AS ").append(name(include.label().get()));
    }
    return out;
  }

  @Override
  public StringBuilder visitCheck(Statement.Check check) {
    begin("CHECK ").append(name(check.name()));
    if (check.table().isPresent()) {
      out.append(" ON ").append(table(check.table().get()));
    }
    out.append(" AS\n").append(check.sql().span().text());
    out.append(check.warnOnly() ? "\nSEVERITY WARN" : "");
    return out;
  }

  @Override
  public StringBuilder visitMalformed(Statement.Malformed malformed) {
    return out;
  }

  private StringBuilder begin(String words) {
    return out.append("  ".repeat(indent)).append(words);
  }

  private void block(List<Statement> statements) {
    new StatementPrinter(out, indent + 1).print(statements);
  }

  private void options(String keyword, Optional<MapValue> options) {
    if (options.isPresent()) {
      out.append(keyword);
      new JsonPrinter(out).print(options.get(), indent);
    }
  }

  private void mode(Optional<Mode> clause) {
    if (clause.isEmpty()) {
      return;
    }
    Mode mode = clause.get();
    if (mode instanceof Mode.Replace) {
      out.append(" MODE REPLACE");
    } else if (mode instanceof Mode.Append) {
      out.append(" MODE APPEND");
    } else if (mode instanceof Mode.Upsert upsert) {
      String separator = " MODE UPSERT KEY (";
      for (Located<String> key : upsert.keys()) {
        out.append(separator).append(name(key));
        separator = ", ";
      }
      out.append(')');
    } else if (mode instanceof Mode.Incremental incremental) {
      out.append(" MODE INCREMENTAL BY ").append(name(incremental.column()));
      if (incremental.lookback().isPresent()) {
        out.append(" LOOKBACK ").append(quoted(incremental.lookback().get().value()));
      }
    }
  }

  private static String table(TableIdentifier table) {
    StringBuilder text = new StringBuilder();
    for (Located<String> part : table.parts()) {
      text.append(text.length() == 0 ? "" : ".").append(name(part));
    }
    return text.toString();
  }

  private static String name(Located<String> name) {
    String text = name.value();
    return Characters.wordEnd(text, 0) == text.length() ? text : quoted(text);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
