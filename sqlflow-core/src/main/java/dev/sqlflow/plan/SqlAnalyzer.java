package dev.sqlflow.plan;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.Scan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the planner asks of an engine: nothing is read or written by it but the descriptions of
 * files. Offsets are UTF-16 code units of the query's text. Safe for use by several threads.
 */
public interface SqlAnalyzer extends AutoCloseable {

  /**
   * Parses a query and tells what it reads, by the engine's own parser: common table expressions,
   * aliases, quoted and schema names are understood.
   *
   * @param query one query
   * @return what it reads, or why it can't be parsed
   */
  Analysis analyze(String query);

  /**
   * Binds a query against empty tables.
   *
   * @param query one query
   * @param tables every table that it may read, with its columns
   * @return the columns of its result, or why it can't be bound
   */
  Binding bind(String query, Map<TableName, List<Column>> tables);

  /**
   * Tells the columns of a scan whose format describes itself; reads no more than it needs.
   *
   * @param scan what would be read
   * @return its columns
   * @throws dev.sqlflow.spi.ConnectorException if the data can't be described
   */
  List<Column> describe(Scan scan);

  @Override
  void close();

  /**
   * What a query reads.
   *
   * @param tables every use of a table, in order
   * @param forbidden what may not stand in a query: files, file functions, {@code query()}
   * @param error why the query can't be parsed; the rest is then empty
   * @param remarks what is allowed and worth a look
   */
  record Analysis(
      List<TableUse> tables,
      List<ForbiddenUse> forbidden,
      Optional<SqlError> error,
      List<Remark> remarks) {

    // Keeps immutable copies of the lists.
    public Analysis {
      tables = List.copyOf(tables);
      forbidden = List.copyOf(forbidden);
      remarks = List.copyOf(remarks);
    }

    /**
     * Tells whether the query has a property.
     *
     * @param kind which one
     * @return whether it has
     */
    public boolean has(Remark.Kind kind) {
      return remarks.stream().anyMatch(remark -> remark.kind() == kind);
    }
  }

  /**
   * Something about a query that is allowed and worth a look.
   *
   * @param kind what it is
   * @param names of the tables that it is about, as the query calls them
   * @param start offset of the place
   * @param end offset behind it
   */
  record Remark(Remark.Kind kind, List<String> names, int start, int end) {

    // Keeps an immutable copy of the names.
    public Remark {
      names = List.copyOf(names);
    }

    /** What may be worth a look. */
    public enum Kind {
      /** {@code *} in the select list of the whole query. */
      STAR,
      /**
       * Tables that meet by a comma without a condition: the place is that of the second of the
       * names.
       */
      CROSS_JOIN,
      /** The result has one row at most, whatever the tables hold. */
      SINGLE_ROW
    }
  }

  /**
   * A place where a query reads a table.
   *
   * @param table which one
   * @param start offset of the name
   * @param end offset behind the name
   */
  record TableUse(TableName table, int start, int end) {}

  /**
   * A place where a query does what only a statement of the pipeline may do.
   *
   * @param kind what it does
   * @param name the file or function
   * @param start offset of the name
   * @param end offset behind it
   */
  record ForbiddenUse(ForbiddenUse.Kind kind, String name, int start, int end) {

    /** What a query may not do. */
    public enum Kind {
      /** Reads a file by its name. */
      FILE,
      /** Calls a function that reads files. */
      FILE_FUNCTION,
      /** Calls {@code query()} or {@code query_table()}. */
      DYNAMIC_QUERY,
      /** PIVOT without an IN list. */
      OPEN_PIVOT,
      /** Calls a Python function, which the earlier implementation had. */
      PYTHON_FUNCTION
    }
  }

  /**
   * The result of binding.
   *
   * @param columns of the query's result; empty if there is an error
   * @param error why it can't be bound
   */
  record Binding(Optional<List<Column>> columns, Optional<SqlError> error) {}

  /**
   * Why the engine refuses a query.
   *
   * @param kind what it complains of
   * @param message its words, without its place and prefix
   * @param start offset of the place
   * @param end offset behind it; equal to {@code start} if only a point is known
   * @param name what is not known there, such as a column; empty if the fault is another
   * @param candidates names that the engine offers, best first
   */
  record SqlError(
      SqlError.Kind kind,
      String message,
      int start,
      int end,
      Optional<String> name,
      List<String> candidates) {

    // Keeps an immutable copy of the candidates.
    public SqlError {
      candidates = List.copyOf(candidates);
    }

    /** What the engine complains of. */
    public enum Kind {
      /** It is not SQL. */
      SYNTAX,
      /** No such table. */
      UNKNOWN_TABLE,
      /** No such column. */
      UNKNOWN_COLUMN,
      /** No such function, or not with such arguments. */
      UNKNOWN_FUNCTION,
      /** No such type. */
      UNKNOWN_TYPE,
      /** A value has the wrong type, or can't become it. */
      TYPE,
      /** Too deeply nested for the engine. */
      TOO_COMPLEX,
      /** Anything else. */
      OTHER
    }
  }
}
