package dev.sqlflow.engine.duckdb;

import dev.sqlflow.engine.duckdb.SqlScanner.Kind;
import dev.sqlflow.engine.duckdb.SqlScanner.Token;
import dev.sqlflow.engine.duckdb.StatedCasts.StatedCast;
import dev.sqlflow.plan.SqlAnalyzer.SqlError;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds constants that can't become the type they are compared with, such as {@code price > 'abc'}:
 * binding accepts them, and only rows would fail. The optimiser folds every cast of a constant that
 * works, so one that is still in the physical plan does not.
 */
final class LiteralCasts {

  private static final Pattern CAST =
      Pattern.compile("CAST\\('((?:[^']|'')*)' AS ([^()]+(?:\\([0-9, ]+\\))?)\\)");

  /** Planning takes long for more joins than any such constant is worth. */
  private static final int MOST_JOINS = 12;

  private static final int LONGEST_QUERY = 20_000;

  /** Conditions on more columns than that would be nested too deeply. */
  private static final int MOST_COLUMNS = 200;

  private final Session session;
  private final String query;
  private final List<Token> tokens;

  private LiteralCasts(Session session, String query) {
    this.session = session;
    this.query = query;
    this.tokens = SqlScanner.tokens(query);
  }

  /**
   * Looks for one such constant.
   *
   * @param columns how many the query's result has
   */
  static Optional<SqlError> check(Session session, String query, int columns) throws SQLException {
    if (query.length() > LONGEST_QUERY || (query.indexOf('\'') < 0 && !query.contains("::"))) {
      return Optional.empty();
    }
    return new LiteralCasts(session, query).check(columns);
  }

  private Optional<SqlError> check(int columns) throws SQLException {
    long joins = tokens.stream().filter(token -> token.isWord("JOIN")).count();
    boolean forgiven = tokens.stream().anyMatch(token -> token.isWord("TRY"));
    if (joins > MOST_JOINS || forgiven) {
      return Optional.empty();
    }
    Optional<SqlError> stated = stated();
    return stated.isPresent() ? stated : implied(columns);
  }

  private Optional<SqlError> stated() throws SQLException {
    if (!StatedCasts.mayBeIn(query, tokens)) {
      return Optional.empty();
    }
    String tree =
        session.text(
            "SELECT json_serialize_sql(" + Sql.literal(query) + ", skip_default := true)", 1);
    for (StatedCast cast : StatedCasts.of(query, JsonMapper.shared().readTree(tree))) {
      if (fails(cast.sql())) {
        return Optional.of(error(cast.value(), cast.type(), cast.start(), cast.end()));
      }
    }
    return Optional.empty();
  }

  private Optional<SqlError> implied(int columns) throws SQLException {
    List<Token> strings = tokens.stream().filter(token -> token.kind() == Kind.STRING).toList();
    if (strings.isEmpty()) {
      return Optional.empty();
    }
    for (String cast : casts(columns)) {
      Optional<SqlError> error = failure(cast, strings);
      if (error.isPresent()) {
        return error;
      }
    }
    return Optional.empty();
  }

  private Set<String> casts(int columns) throws SQLException {
    Set<String> casts = new LinkedHashSet<>();
    JsonNode plan;
    try {
      plan =
          JsonMapper.shared().readTree(session.text("EXPLAIN (FORMAT json) " + open(columns), 2));
    } catch (SQLException e) {
      return casts; // such as SHOW: nothing to explain
    }
    collect(plan, casts);
    return casts;
  }

  /** A column's name would hide its expression in the plan; in a condition it shows. */
  private String open(int columns) {
    if (columns > MOST_COLUMNS) {
      return query;
    }
    List<String> names = IntStream.range(0, columns).mapToObj(i -> "c" + i).toList();
    return "SELECT 1 FROM ("
        + query
        + "\n) AS q("
        + String.join(", ", names)
        + ") WHERE "
        + String.join(" IS NULL OR ", names)
        + " IS NULL";
  }

  private static void collect(JsonNode node, Set<String> casts) {
    if (node.isString()) {
      Matcher matcher = CAST.matcher(node.asString());
      while (matcher.find()) {
        casts.add(matcher.group());
      }
    }
    node.forEach(child -> collect(child, casts));
  }

  private Optional<SqlError> failure(String cast, List<Token> strings) {
    Matcher parts = CAST.matcher(cast);
    String literal = parts.matches() ? parts.group(1).replace("''", "'") : "";
    return strings.stream()
        .filter(string -> string.value().equals(literal))
        .findFirst()
        .filter(string -> fails(cast))
        .map(place -> error(literal, parts.group(2), place.start(), place.end()));
  }

  private boolean fails(String expression) {
    try {
      session.text("SELECT " + expression, 1);
      return false;
    } catch (SQLException e) {
      return true;
    }
  }

  private static SqlError error(String literal, String type, int start, int end) {
    return new SqlError(
        SqlError.Kind.TYPE,
        "`" + literal + "` is no " + type,
        start,
        end,
        Optional.empty(),
        List.of());
  }
}
