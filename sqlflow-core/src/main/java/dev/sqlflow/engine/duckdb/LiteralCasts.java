package dev.sqlflow.engine.duckdb;

import dev.sqlflow.engine.duckdb.SqlScanner.Kind;
import dev.sqlflow.engine.duckdb.SqlScanner.Token;
import dev.sqlflow.plan.SqlAnalyzer.SqlError;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private LiteralCasts() {}

  static Optional<SqlError> check(Session session, String query) throws SQLException {
    if (query.indexOf('\'') < 0 || query.length() > LONGEST_QUERY) {
      return Optional.empty();
    }
    List<Token> tokens = SqlScanner.tokens(query);
    List<Token> strings = tokens.stream().filter(token -> token.kind() == Kind.STRING).toList();
    long joins = tokens.stream().filter(token -> token.isWord("JOIN")).count();
    if (strings.isEmpty() || joins > MOST_JOINS) {
      return Optional.empty();
    }
    for (String cast : casts(session, query)) {
      Optional<SqlError> error = failure(session, cast, strings);
      if (error.isPresent()) {
        return error;
      }
    }
    return Optional.empty();
  }

  private static Set<String> casts(Session session, String query) throws SQLException {
    Set<String> casts = new LinkedHashSet<>();
    JsonNode plan;
    try {
      plan = JsonMapper.shared().readTree(session.text("EXPLAIN (FORMAT json) " + query, 2));
    } catch (SQLException e) {
      return casts; // such as SHOW: nothing to explain
    }
    collect(plan, casts);
    return casts;
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

  private static Optional<SqlError> failure(Session session, String cast, List<Token> strings) {
    Matcher parts = CAST.matcher(cast);
    String literal = parts.matches() ? parts.group(1).replace("''", "'") : "";
    Optional<Token> place =
        strings.stream().filter(string -> string.value().equals(literal)).findFirst();
    if (place.isEmpty()) {
      return Optional.empty();
    }
    try {
      session.text("SELECT " + cast, 1);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(
          new SqlError(
              SqlError.Kind.TYPE,
              "`" + literal + "` is no " + parts.group(2),
              place.get().start(),
              place.get().end(),
              Optional.empty(),
              List.of()));
    }
  }
}
