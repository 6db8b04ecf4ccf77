package dev.sqlflow.engine;

import dev.sqlflow.plan.TableName;
import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.Write;
import java.util.List;

/**
 * What holds the tables of one run and does its work. Every method that changes something does it
 * wholly or not at all. Methods are called by one thread at a time; interrupting that thread makes
 * the current call stop within a second and fail with {@link ConnectorException.Kind#INTERRUPTED}.
 */
public interface Engine extends AutoCloseable {

  /**
   * Creates a schema unless it exists.
   *
   * @param name as the user wrote it
   * @throws EngineException if that fails
   */
  void createSchema(String name);

  /**
   * Writes a scan's rows to a table.
   *
   * @param target the table
   * @param write how it is written
   * @param rejects names the file of faulty records: unique among all loads of the run
   * @param scan what is read
   * @param place of the statement
   * @return what was moved
   * @throws EngineException if the rows don't fit
   * @throws ConnectorException if the data can't be read
   */
  Moved load(TableName target, TableWrite write, String rejects, Scan scan, Span place);

  /**
   * Writes a query's rows to a table.
   *
   * @param target the table
   * @param write how it is written
   * @param query one query
   * @param place of the statement
   * @return what was moved
   * @throws EngineException if the query fails or its rows don't fit
   */
  Moved transform(TableName target, TableWrite write, LocatedText query, Span place);

  /**
   * Defines a view, or defines it anew.
   *
   * @param view its name
   * @param query one query
   * @param place of the statement
   * @throws EngineException if the query can't be bound, or a table has the name
   */
  void createView(TableName view, LocatedText query, Span place);

  /**
   * Counts a query's rows and keeps the first few of them: {@link Violations#SHOWN}.
   *
   * @param query one query
   * @param place of the statement
   * @return the rows
   * @throws EngineException if the query fails
   */
  Violations violations(LocatedText query, Span place);

  /**
   * Writes a query's rows out.
   *
   * @param query one query
   * @param write where, and how
   * @param place of the statement
   * @return what was moved
   * @throws EngineException if the query fails
   * @throws ConnectorException if the rows can't be written
   */
  Moved export(LocatedText query, Write write, Span place);

  /**
   * Tells the columns of a query's result.
   *
   * @param query one query
   * @return its columns in order
   * @throws EngineException if the query can't be bound
   */
  List<Column> describe(LocatedText query);

  /** Releases everything that the run held. May be called twice. */
  @Override
  void close();
}
