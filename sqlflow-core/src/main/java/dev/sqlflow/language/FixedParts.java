package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.SqlTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what a change of layout must not look into: SQL, names, values. */
final class FixedParts implements StatementVisitor<FixedParts> {

  /**
   * A part that stays as it is written.
   *
   * @param end behind its last character
   * @param sql whether it is SQL, which also stays in its line
   */
  record Part(int end, boolean sql) {}

  private final Map<Integer, Part> parts = new HashMap<>();

  /** The parts by their starts. */
  static Map<Integer, Part> of(List<Statement> statements) {
    FixedParts fixed = new FixedParts();
    fixed.all(statements);
    return fixed.parts;
  }

  private void all(List<Statement> statements) {
    statements.forEach(statement -> statement.accept(this));
  }

  @Override
  public FixedParts visitSource(Statement.Source source) {
    name(source.name());
    connection(source.connection());
    return this;
  }

  @Override
  public FixedParts visitLoad(Statement.Load load) {
    table(load.table());
    name(load.source());
    load.mode().ifPresent(this::mode);
    load.options().ifPresent(this::value);
    return this;
  }

  @Override
  public FixedParts visitCreateTable(Statement.CreateTable create) {
    table(create.table());
    create.mode().ifPresent(this::mode);
    create.options().ifPresent(this::value);
    sql(create.query());
    return this;
  }

  @Override
  public FixedParts visitCreateView(Statement.CreateView create) {
    table(create.view());
    sql(create.query());
    return this;
  }

  @Override
  public FixedParts visitExport(Statement.Export export) {
    if (export.subject() instanceof Statement.Subject.Table table) {
      table(table.name());
    } else if (export.subject() instanceof Statement.Subject.Query query) {
      sql(query.sql());
    }
    connection(export.connection());
    export.mode().ifPresent(this::mode);
    return this;
  }

  @Override
  public FixedParts visitSet(Statement.SetVariable set) {
    name(set.name());
    value(set.value());
    return this;
  }

  @Override
  public FixedParts visitIf(Statement.If conditional) {
    for (Statement.Branch branch : conditional.branches()) {
      condition(branch.condition());
      all(branch.statements());
    }
    conditional.otherwise().ifPresent(this::all);
    return this;
  }

  @Override
  public FixedParts visitInclude(Statement.Include include) {
    include.label().ifPresent(this::name);
    return this;
  }

  @Override
  public FixedParts visitCheck(Statement.Check check) {
    name(check.name());
    check.table().ifPresent(this::table);
    sql(check.sql());
    return this;
  }

  @Override
  public FixedParts visitMalformed(Statement.Malformed malformed) {
    fixed(malformed.span());
    return this;
  }

  private void connection(Statement.Connection connection) {
    if (connection instanceof Statement.Connection.Inline inline) {
      name(inline.type());
      inline.options().ifPresent(this::value);
    } else if (connection instanceof Statement.Connection.Named named) {
      named.options().ifPresent(this::value);
    }
  }

  private void mode(Mode mode) {
    if (mode instanceof Mode.Upsert upsert) {
      upsert.keys().forEach(this::name);
    } else if (mode instanceof Mode.Incremental incremental) {
      name(incremental.column());
      incremental.lookback().ifPresent(this::name);
    }
  }

  private void condition(Condition condition) {
    if (condition instanceof Condition.Value value) {
      fixed(value.operand().span());
    } else if (condition instanceof Condition.Comparison comparison) {
      fixed(comparison.left().span());
      fixed(comparison.right().span());
    } else if (condition instanceof Condition.In in) {
      fixed(in.operand().span());
      in.candidates().forEach(candidate -> fixed(candidate.span()));
    } else if (condition instanceof Condition.Not not) {
      condition(not.condition());
    } else if (condition instanceof Condition.And and) {
      and.conditions().forEach(this::condition);
    } else if (condition instanceof Condition.Or or) {
      or.conditions().forEach(this::condition);
    }
  }

  /** Of lists and maps, the keys and what is inside. */
  private void value(ConfigValue value) {
    if (value instanceof MapValue map) {
      for (Entry entry : map.entries()) {
        entry.keySpan().ifPresent(this::fixed);
        value(entry.value());
      }
    } else if (value instanceof ListValue list) {
      list.elements().forEach(this::value);
    } else {
      Optional<Span> place = value.origin().place();
      place.ifPresent(this::fixed);
    }
  }

  private void table(TableIdentifier table) {
    table.parts().forEach(this::name);
  }

  private void name(Located<String> name) {
    fixed(name.span());
  }

  private void fixed(Span span) {
    parts.put(span.start(), new Part(span.end(), false));
  }

  private void sql(SqlTemplate sql) {
    parts.put(sql.span().start(), new Part(sql.span().end(), true));
  }
}
