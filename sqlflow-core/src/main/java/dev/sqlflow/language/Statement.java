package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.SqlTemplate;
import dev.sqlflow.template.Template;
import java.util.List;
import java.util.Optional;

/** A statement of a pipeline, with the place of each of its parts. */
public sealed interface Statement {

  /**
   * Returns where the statement stands.
   *
   * @return from its first token to its last, without the {@code ;}
   */
  Span span();

  /**
   * Calls the visitor's method for this kind of statement.
   *
   * @param <R> what the visitor makes
   * @param visitor whose method is called
   * @return what it made
   */
  <R> R accept(StatementVisitor<R> visitor);

  /**
   * {@code SOURCE name TYPE type PARAMS {...}} or {@code SOURCE name FROM "connection"}.
   *
   * @param name of the source
   * @param connection which connector, and its options
   * @param span of the statement
   */
  record Source(Located<String> name, Connection connection, Span span) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitSource(this);
    }
  }

  /** How a SOURCE or EXPORT names its connector. */
  sealed interface Connection {

    /**
     * The connector's type stands in the statement: {@code TYPE csv PARAMS {...}}.
     *
     * @param type of the connector
     * @param options PARAMS of a SOURCE, OPTIONS of an EXPORT; empty if there are none
     */
    record Inline(Located<String> type, Optional<MapValue> options) implements Connection {}

    /**
     * A connection of the profile: {@code FROM "name" OPTIONS {...}}.
     *
     * @param name of the connection, which may hold references
     * @param options what this use adds or overrides; empty if there are none
     */
    record Named(Template name, Optional<MapValue> options) implements Connection {}
  }

  /**
   * {@code LOAD table FROM source MODE ... OPTIONS {...}}.
   *
   * @param table what is written
   * @param source the name of a SOURCE
   * @param mode empty for REPLACE
   * @param options empty if there are none
   * @param span of the statement
   */
  record Load(
      TableIdentifier table,
      Located<String> source,
      Optional<Mode> mode,
      Optional<MapValue> options,
      Span span)
      implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitLoad(this);
    }
  }

  /**
   * {@code CREATE TABLE table MODE ... OPTIONS {...} AS query}.
   *
   * @param table what is written
   * @param orReplace where OR REPLACE stands, or empty
   * @param mode empty for REPLACE
   * @param options empty if there are none
   * @param query what it is made of
   * @param span of the statement
   */
  record CreateTable(
      TableIdentifier table,
      Optional<Span> orReplace,
      Optional<Mode> mode,
      Optional<MapValue> options,
      SqlTemplate query,
      Span span)
      implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitCreateTable(this);
    }
  }

  /**
   * {@code CREATE VIEW view AS query}.
   *
   * @param view what is defined
   * @param orReplace where OR REPLACE stands, or empty
   * @param query what it means
   * @param span of the statement
   */
  record CreateView(TableIdentifier view, Optional<Span> orReplace, SqlTemplate query, Span span)
      implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitCreateView(this);
    }
  }

  /**
   * {@code EXPORT subject TO "destination" TYPE type MODE ... OPTIONS {...}}.
   *
   * @param subject what is written
   * @param destination the string after TO: with {@link Connection.Inline} the option that the
   *     connector's schema marks as its destination, else the name of the profile's connection
   * @param connection which connector, and its options
   * @param mode empty for REPLACE
   * @param span of the statement
   */
  record Export(
      Subject subject, Template destination, Connection connection, Optional<Mode> mode, Span span)
      implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitExport(this);
    }
  }

  /** What an EXPORT writes. */
  sealed interface Subject {

    /**
     * A table.
     *
     * @param name of the table
     */
    record Table(TableIdentifier name) implements Subject {}

    /**
     * The rows of a query.
     *
     * @param sql the query
     */
    record Query(SqlTemplate sql) implements Subject {}
  }

  /**
   * {@code SET name = value}.
   *
   * @param name of the variable
   * @param value a string, number, truth value, null, JSON or raw text; texts may hold references
   * @param span of the statement
   */
  record SetVariable(Located<String> name, ConfigValue value, Span span) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitSet(this);
    }
  }

  /**
   * {@code IF ... THEN ... ELSE IF ... ELSE ... END IF}.
   *
   * @param branches IF and every ELSE IF, in order
   * @param otherwise the statements after ELSE; empty if there is no ELSE
   * @param span of the statement
   */
  record If(List<Branch> branches, Optional<List<Statement>> otherwise, Span span)
      implements Statement {

    // Keeps immutable copies of the lists. No lambda: the first one of a JVM takes longer than all
    // else that parsing a file takes.
    public If {
      branches = List.copyOf(branches);
      if (otherwise.isPresent()) {
        otherwise = Optional.of(List.copyOf(otherwise.get()));
      }
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitIf(this);
    }
  }

  /**
   * A branch of an IF.
   *
   * @param condition when it is taken
   * @param statements what happens then
   */
  record Branch(Condition condition, List<Statement> statements) {

    // Keeps an immutable copy of the statements.
    public Branch {
      statements = List.copyOf(statements);
    }
  }

  /**
   * {@code INCLUDE "path" AS label}.
   *
   * @param path relative to the including file
   * @param label or empty
   * @param span of the statement
   */
  record Include(Template path, Optional<Located<String>> label, Span span) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitInclude(this);
    }
  }

  /**
   * {@code CHECK name ON table AS condition} or {@code CHECK name AS query}.
   *
   * @param name of the check
   * @param table whose every row must satisfy the condition; empty for a query of violations
   * @param sql the condition or the query
   * @param warnOnly whether SEVERITY WARN stands there
   * @param span of the statement
   */
  record Check(
      Located<String> name,
      Optional<TableIdentifier> table,
      SqlTemplate sql,
      boolean warnOnly,
      Span span)
      implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitCheck(this);
    }
  }

  /**
   * A statement with an error in it, which is already reported. It carries the name that it would
   * have defined, so that no later phase reports its absence again.
   *
   * @param source the source that it would have defined, or empty
   * @param table the table that it would have defined, or empty
   * @param variable the variable that it would have set, or empty
   * @param span of what was skipped
   */
  record Malformed(
      Optional<Located<String>> source,
      Optional<TableIdentifier> table,
      Optional<Located<String>> variable,
      Span span)
      implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitMalformed(this);
    }
  }
}
