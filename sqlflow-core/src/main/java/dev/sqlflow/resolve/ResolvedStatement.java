package dev.sqlflow.resolve;

import dev.sqlflow.language.TableIdentifier;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import java.util.Optional;

/**
 * A statement without variables and conditions. Where a part could not be resolved it is empty, and
 * the fault is already reported.
 */
public sealed interface ResolvedStatement {

  /**
   * Returns where the statement stands.
   *
   * @return its place in the pipeline's file
   */
  Span span();

  /**
   * Calls the visitor's method for this kind of statement.
   *
   * @param <R> what the visitor makes
   * @param visitor whose method is called
   * @return what it made
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * Defines a source.
   *
   * @param name of the source
   * @param connection its connector and final options; empty if they are damaged
   * @param span of the statement
   */
  record Source(Located<String> name, Optional<ResolvedConnection> connection, Span span)
      implements ResolvedStatement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSource(this);
    }
  }

  /**
   * Writes a source's rows to a table.
   *
   * @param table what is written
   * @param source the source's name
   * @param write how it is written
   * @param span of the statement
   */
  record Load(TableIdentifier table, Located<String> source, TableWrite write, Span span)
      implements ResolvedStatement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLoad(this);
    }
  }

  /**
   * Writes a query's rows to a table.
   *
   * @param table what is written
   * @param orReplace where OR REPLACE stands, or empty
   * @param explicitMode whether a MODE clause stands there
   * @param write how it is written
   * @param query the text for the engine; empty if it is damaged
   * @param span of the statement
   */
  record Transform(
      TableIdentifier table,
      Optional<Span> orReplace,
      boolean explicitMode,
      TableWrite write,
      Optional<LocatedText> query,
      Span span)
      implements ResolvedStatement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTransform(this);
    }
  }

  /**
   * Defines a view.
   *
   * @param view what is defined
   * @param orReplace where OR REPLACE stands, or empty
   * @param query the text for the engine; empty if it is damaged
   * @param span of the statement
   */
  record View(
      TableIdentifier view, Optional<Span> orReplace, Optional<LocatedText> query, Span span)
      implements ResolvedStatement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitView(this);
    }
  }

  /**
   * Checks rows that are there.
   *
   * @param name of the check
   * @param table whose every row must satisfy the condition; empty for a query of violations
   * @param sql the condition or the query, for the engine; empty if it is damaged
   * @param warnOnly whether a violation is a warning only
   * @param span of the statement
   */
  record Check(
      Located<String> name,
      Optional<TableIdentifier> table,
      Optional<LocatedText> sql,
      boolean warnOnly,
      Span span)
      implements ResolvedStatement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCheck(this);
    }
  }

  /**
   * Writes a table or a query's rows to a destination.
   *
   * @param subject what is written
   * @param connection its connector and final options, the destination among them; empty if they
   *     are damaged
   * @param write how it is written
   * @param span of the statement
   */
  record Export(
      Subject subject, Optional<ResolvedConnection> connection, TableWrite write, Span span)
      implements ResolvedStatement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitExport(this);
    }
  }

  /** What an export writes. */
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
     * @param sql the text for the engine; empty if it is damaged
     */
    record Query(Optional<LocatedText> sql) implements Subject {}
  }

  /**
   * What is left of a statement that can't be used, for a reason that is already reported.
   *
   * @param source the source that it would have defined, or empty
   * @param table the table that it would have defined, or empty
   * @param span of the statement
   */
  record Damaged(Optional<Located<String>> source, Optional<TableIdentifier> table, Span span)
      implements ResolvedStatement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitDamaged(this);
    }
  }

  /**
   * One method for each kind of resolved statement.
   *
   * @param <R> what the methods make
   */
  interface Visitor<R> {

    /**
     * Visits a source.
     *
     * @param source the statement
     * @return a result
     */
    R visitSource(Source source);

    /**
     * Visits a load.
     *
     * @param load the statement
     * @return a result
     */
    R visitLoad(Load load);

    /**
     * Visits a transform.
     *
     * @param transform the statement
     * @return a result
     */
    R visitTransform(Transform transform);

    /**
     * Visits a view.
     *
     * @param view the statement
     * @return a result
     */
    R visitView(View view);

    /**
     * Visits a check.
     *
     * @param check the statement
     * @return a result
     */
    R visitCheck(Check check);

    /**
     * Visits an export.
     *
     * @param export the statement
     * @return a result
     */
    R visitExport(Export export);

    /**
     * Visits what is left of a statement.
     *
     * @param damaged the rest
     * @return a result
     */
    R visitDamaged(Damaged damaged);
  }
}
