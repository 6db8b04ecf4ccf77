package dev.sqlflow.engine.duckdb;

import dev.sqlflow.engine.duckdb.SqlScanner.Kind;
import dev.sqlflow.engine.duckdb.SqlScanner.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Finds in the engine's tree of a query the constants whose type the query states, such as {@code
 * date '2024-01-01'} and {@code '1'::INTEGER}.
 */
final class StatedCasts {

  /**
   * A constant with a type.
   *
   * @param sql of the whole, which stands on its own
   * @param value the constant as it is written, without quotes
   * @param type such as {@code DATE}
   * @param start offset of the constant in the query
   * @param end offset behind it
   */
  record StatedCast(String sql, String value, String type, int start, int end) {}

  private final String query;
  private final ByteOffsets offsets;
  private final List<StatedCast> found = new ArrayList<>();

  private StatedCasts(String query) {
    this.query = query;
    this.offsets = new ByteOffsets(query);
  }

  /** Whether it is worth to look: a type stands before or behind a constant. */
  static boolean mayBeIn(String query, List<Token> tokens) {
    if (query.contains("::")) {
      return true;
    }
    for (int i = 0; i < tokens.size(); i++) {
      boolean typed =
          i > 0 && tokens.get(i).kind() == Kind.STRING && tokens.get(i - 1).kind() == Kind.WORD;
      if (typed || tokens.get(i).isWord("CAST")) {
        return true;
      }
    }
    return false;
  }

  static List<StatedCast> of(String query, JsonNode tree) {
    StatedCasts casts = new StatedCasts(query);
    casts.walk(tree);
    return casts.found;
  }

  private void walk(JsonNode node) {
    boolean cast = node.path("class").asString("").equals("CAST");
    if (cast && !node.path("try_cast").asBoolean(false)) {
      cast(node, node.path("child"));
    }
    node.forEach(this::walk);
  }

  private void cast(JsonNode cast, JsonNode constant) {
    JsonNode literal = constant.path("literal");
    if (!literal.path("text").isString() || !QueryPlaces.has(cast)) {
      return;
    }
    String value = literal.path("text").asString("");
    String type = cast.path("type_expr").path("type_name").asString("").toUpperCase(Locale.ROOT);
    if (QueryPlaces.has(constant)) {
      String sql =
          query.substring(
              Math.min(start(cast), start(constant)), Math.max(end(cast), end(constant)));
      found.add(new StatedCast(opened(sql), value, type, start(constant), end(constant)));
      return;
    }
    String sql = query.substring(start(cast), end(cast));
    SqlScanner.tokens(sql).stream()
        .filter(token -> token.kind() == Kind.STRING && token.value().equals(value))
        .findFirst()
        .ifPresent(
            token ->
                found.add(
                    new StatedCast(
                        sql, value, type, start(cast) + token.start(), start(cast) + token.end())));
  }

  /** Brackets around a constant, as in {@code ('1')::INTEGER}, open before its place. */
  private static String opened(String sql) {
    int depth = 0;
    int missing = 0;
    for (Token token : SqlScanner.tokens(sql)) {
      depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
      missing = Math.max(missing, -depth);
    }
    return "(".repeat(missing) + sql;
  }

  private int start(JsonNode node) {
    return QueryPlaces.start(node, offsets);
  }

  private int end(JsonNode node) {
    return QueryPlaces.end(node, offsets);
  }
}
