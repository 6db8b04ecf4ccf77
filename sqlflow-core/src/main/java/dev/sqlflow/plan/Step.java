package dev.sqlflow.plan;

import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One thing that a run does. */
public sealed interface Step {

  /**
   * Returns the step's identity: kind, target and ordinal among its like.
   *
   * @return such as {@code load:users}, {@code load:users#2}, {@code export:output/a.csv}
   */
  String id();

  /**
   * Returns the steps that must have succeeded before.
   *
   * @return their identities
   */
  Set<String> dependencies();

  /**
   * Returns the statement that the step comes from.
   *
   * @return its place
   */
  Span span();

  /**
   * Calls the visitor's method for this kind of step.
   *
   * @param <R> what the visitor makes
   * @param visitor whose method is called
   * @return what it made
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * Writes a source's rows to a table.
   *
   * @param id identity
   * @param dependencies identities of the steps before it
   * @param target the table
   * @param write how it is written
   * @param source what is read
   * @param span of the statement
   */
  record LoadStep(
      String id,
      Set<String> dependencies,
      TableName target,
      TableWrite write,
      PlannedSource source,
      Span span)
      implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLoad(this);
    }
  }

  /**
   * Writes a query's rows to a table.
   *
   * @param id identity
   * @param dependencies identities of the steps before it
   * @param target the table
   * @param write how it is written
   * @param query for the engine
   * @param span of the statement
   */
  record TransformStep(
      String id,
      Set<String> dependencies,
      TableName target,
      TableWrite write,
      LocatedText query,
      Span span)
      implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTransform(this);
    }
  }

  /**
   * Defines a view.
   *
   * @param id identity
   * @param dependencies identities of the steps before it
   * @param target the view
   * @param query for the engine
   * @param span of the statement
   */
  record ViewStep(
      String id, Set<String> dependencies, TableName target, LocatedText query, Span span)
      implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitView(this);
    }
  }

  /**
   * Looks for rows that must not be there.
   *
   * @param id identity
   * @param dependencies identities of the steps before it
   * @param name of the check, and where it stands
   * @param table whose rows are held to a condition; empty if the check is a query
   * @param violations a query for the engine: every row of its result breaks the check
   * @param warnOnly whether a violation lets the run go on
   * @param reads every table that the check looks at, also behind views
   * @param span of the statement
   */
  record CheckStep(
      String id,
      Set<String> dependencies,
      Located<String> name,
      Optional<TableName> table,
      LocatedText violations,
      boolean warnOnly,
      Set<TableName> reads,
      Span span)
      implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCheck(this);
    }
  }

  /**
   * Writes a query's rows to a destination.
   *
   * @param id identity
   * @param dependencies identities of the steps before it
   * @param query for the engine; of a table all its rows
   * @param write how it is written
   * @param sink where it is written
   * @param span of the statement
   */
  record ExportStep(
      String id,
      Set<String> dependencies,
      LocatedText query,
      TableWrite write,
      PlannedSink sink,
      Span span)
      implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitExport(this);
    }
  }

  /**
   * What a load reads.
   *
   * @param name of the source
   * @param connector that reads it
   * @param options final
   * @param columns as known when the plan was made; empty if unknown then
   * @param readsBack whether it reads what exports write, so that the columns are theirs
   * @param connection the profile's connection, with the place of its definition; empty for the
   *     inline form. For messages only
   */
  record PlannedSource(
      String name,
      SourceConnector connector,
      Options options,
      Optional<List<Column>> columns,
      boolean readsBack,
      Optional<Located<String>> connection) {

    /**
     * Returns what of the data is wanted.
     *
     * @return all of it, with the columns that queries were checked with where the data could not
     *     be looked at for them
     */
    public ScanRequest request() {
      return readsBack && columns.isPresent()
          ? new ScanRequest(OptionalLong.empty(), columns.get())
          : ScanRequest.ALL;
    }
  }

  /**
   * Where an export writes.
   *
   * @param destination for people, such as {@code output/orders.csv}
   * @param connector that writes it
   * @param options final
   * @param connection the profile's connection, with the place of its definition; empty for the
   *     inline form. For messages only
   */
  record PlannedSink(
      String destination,
      SinkConnector connector,
      Options options,
      Optional<Located<String>> connection) {}

  /**
   * One method for each kind of step.
   *
   * @param <R> what the methods make
   */
  interface Visitor<R> {

    /**
     * Visits a load.
     *
     * @param load the step
     * @return a result
     */
    R visitLoad(LoadStep load);

    /**
     * Visits a transform.
     *
     * @param transform the step
     * @return a result
     */
    R visitTransform(TransformStep transform);

    /**
     * Visits a view.
     *
     * @param view the step
     * @return a result
     */
    R visitView(ViewStep view);

    /**
     * Visits a check.
     *
     * @param check the step
     * @return a result
     */
    R visitCheck(CheckStep check);

    /**
     * Visits an export.
     *
     * @param export the step
     * @return a result
     */
    R visitExport(ExportStep export);
  }
}
