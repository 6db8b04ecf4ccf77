package dev.sqlflow.engine.duckdb;

import dev.sqlflow.engine.duckdb.SqlScanner.Token;
import dev.sqlflow.plan.SqlAnalyzer.Analysis;
import dev.sqlflow.plan.SqlAnalyzer.Binding;
import dev.sqlflow.plan.SqlAnalyzer.ForbiddenUse;
import dev.sqlflow.plan.SqlAnalyzer.SqlError;
import dev.sqlflow.plan.TableName;
import dev.sqlflow.spi.Column;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a database without rows and without access to anything about queries. For one thread. */
final class QueryBinder {

  private static final String DESCRIBE = "DESCRIBE ";
  private static final String PYTHON_FUNC = "PYTHON_FUNC";

  /**
   * Validation must stay small; and the optimiser must not conclude from empty tables, or the casts
   * that {@link LiteralCasts} looks for are gone.
   */
  private static final String SETTINGS =
      "SET memory_limit = '256MB'; SET threads = 1;"
          + "SET disabled_optimizers = 'statistics_propagation,empty_result_pullup';"
          + "SET enable_external_access = false; SET lock_configuration = true;";

  /** Levels of JSON; a sub-query has about four. The walk over it must fit its thread's stack. */
  private static final int DEEPEST_TREE = 10_000;

  private final Session session;

  private final JsonMapper json =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST_TREE).build())
              .build());

  private QueryBinder(Session session) {
    this.session = session;
  }

  static QueryBinder open() throws SQLException {
    Session session = Session.inMemory();
    session.execute(SETTINGS);
    return new QueryBinder(session);
  }

  Analysis parse(String query) throws SQLException {
    List<ForbiddenUse> python = pythonFunctions(query);
    if (!python.isEmpty()) {
      return new Analysis(List.of(), python, Optional.empty(), List.of());
    }
    String tree =
        session.text(
            "SELECT json_serialize_sql("
                + Sql.literal(query)
                + ", skip_null := true, skip_empty := true, skip_default := true)",
            1);
    JsonNode answer;
    try {
      answer = json.readTree(tree);
    } catch (StreamConstraintsException e) {
      return damaged(ComplexityLimit.error("this query is nested too deeply"));
    }
    if (answer.path("error").asBoolean(false)) {
      return refused(EngineError.of(answer), query);
    }
    JsonNode statements = answer.path("statements");
    if (statements.size() != 1) {
      String message =
          statements.isEmpty() ? "no query stands here" : "only one query may stand here";
      return damaged(error(SqlError.Kind.SYNTAX, message, secondStatement(query), query.length()));
    }
    QueryUses uses = new QueryUses(query, statements);
    return new Analysis(
        uses.tables(), uses.forbidden(), Optional.empty(), QueryRemarks.of(query, statements));
  }

  /** It may stand where SQL has no function, so it is looked for before the engine reads on. */
  private static List<ForbiddenUse> pythonFunctions(String query) {
    if (!query.toUpperCase(Locale.ROOT).contains(PYTHON_FUNC)) {
      return List.of();
    }
    List<Token> tokens = SqlScanner.tokens(query);
    List<ForbiddenUse> found = new ArrayList<>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isWord(PYTHON_FUNC) && tokens.get(i + 1).is('(')) {
        found.add(
            new ForbiddenUse(
                ForbiddenUse.Kind.PYTHON_FUNCTION, PYTHON_FUNC, token.start(), token.end()));
      }
    }
    return found;
  }

  private static Analysis refused(EngineError error, String query) {
    if (!error.type().equals("not implemented")) {
      return damaged(SqlErrors.of(error, query, 0));
    }
    List<Token> tokens = SqlScanner.tokens(query);
    Optional<Token> pivot = tokens.stream().filter(token -> token.isWord("PIVOT")).findFirst();
    if (pivot.isPresent()) {
      ForbiddenUse use =
          new ForbiddenUse(
              ForbiddenUse.Kind.OPEN_PIVOT, "PIVOT", pivot.get().start(), pivot.get().end());
      return new Analysis(List.of(), List.of(use), Optional.empty(), List.of());
    }
    Token first = tokens.get(0);
    return damaged(error(SqlError.Kind.SYNTAX, "this is no query", first.start(), first.end()));
  }

  private static int secondStatement(String query) {
    List<Token> tokens = SqlScanner.tokens(query);
    boolean ended = false;
    for (Token token : tokens) {
      if (ended && !token.is(';')) {
        return token.start();
      }
      ended = ended || token.is(';');
    }
    return 0;
  }

  private static Analysis damaged(SqlError error) {
    return new Analysis(List.of(), List.of(), Optional.of(error), List.of());
  }

  private static SqlError error(SqlError.Kind kind, String message, int start, int end) {
    return new SqlError(kind, message, start, end, Optional.empty(), List.of());
  }

  Binding bind(String query, Map<TableName, List<Column>> tables) throws SQLException {
    session.execute("BEGIN TRANSACTION; " + create(tables));
    try {
      List<Column> columns = session.query(DESCRIBE + query, Described::columns);
      Optional<SqlError> literal = LiteralCasts.check(session, query, columns.size());
      return new Binding(literal.isPresent() ? Optional.empty() : Optional.of(columns), literal);
    } catch (SQLException e) {
      SqlError error = SqlErrors.of(EngineError.of(e), query, DESCRIBE.length());
      return new Binding(Optional.empty(), Optional.of(error));
    } finally {
      session.execute("ROLLBACK");
    }
  }

  private static String create(Map<TableName, List<Column>> tables) {
    StringBuilder sql = new StringBuilder();
    tables.keySet().stream()
        .flatMap(table -> table.schema().stream())
        .distinct()
        .forEach(schema -> sql.append("CREATE SCHEMA IF NOT EXISTS " + Sql.name(schema) + "; "));
    tables.forEach(
        (table, columns) ->
            sql.append("CREATE TABLE ")
                .append(table.sql())
                .append(
                    columns.stream()
                        .map(column -> Sql.name(column.name()) + " " + column.type().sql())
                        .collect(Collectors.joining(", ", "(", "); "))));
    return sql.toString();
  }

  void close() throws SQLException {
    session.close();
  }
}
