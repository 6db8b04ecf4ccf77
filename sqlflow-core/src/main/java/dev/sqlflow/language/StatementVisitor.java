package dev.sqlflow.language;

/**
 * One method for each kind of statement; a new kind makes the compiler name every place that must
 * know it.
 *
 * @param <R> what the methods make
 */
public interface StatementVisitor<R> {

  /**
   * Visits a SOURCE.
   *
   * @param source the statement
   * @return a result
   */
  R visitSource(Statement.Source source);

  /**
   * Visits a LOAD.
   *
   * @param load the statement
   * @return a result
   */
  R visitLoad(Statement.Load load);

  /**
   * Visits a CREATE TABLE.
   *
   * @param create the statement
   * @return a result
   */
  R visitCreateTable(Statement.CreateTable create);

  /**
   * Visits a CREATE VIEW.
   *
   * @param create the statement
   * @return a result
   */
  R visitCreateView(Statement.CreateView create);

  /**
   * Visits an EXPORT.
   *
   * @param export the statement
   * @return a result
   */
  R visitExport(Statement.Export export);

  /**
   * Visits a SET.
   *
   * @param set the statement
   * @return a result
   */
  R visitSet(Statement.SetVariable set);

  /**
   * Visits an IF.
   *
   * @param conditional the statement
   * @return a result
   */
  R visitIf(Statement.If conditional);

  /**
   * Visits an INCLUDE.
   *
   * @param include the statement
   * @return a result
   */
  R visitInclude(Statement.Include include);

  /**
   * Visits a CHECK.
   *
   * @param check the statement
   * @return a result
   */
  R visitCheck(Statement.Check check);

  /**
   * Visits a statement with an error in it.
   *
   * @param malformed what is left of it
   * @return a result
   */
  R visitMalformed(Statement.Malformed malformed);
}
