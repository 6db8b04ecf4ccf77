package dev.sqlflow.engine.duckdb;

import dev.sqlflow.plan.SqlAnalyzer.Remark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Finds in the engine's tree of a query what is allowed and worth a look. */
final class QueryRemarks {

  /** Aggregates make one row of all; the tree does not tell them from other functions. */
  private static final Set<String> AGGREGATES =
      Set.of(
          "count",
          "count_star",
          "sum",
          "min",
          "max",
          "avg",
          "any_value",
          "first",
          "last",
          "bool_and",
          "bool_or",
          "string_agg",
          "list",
          "median");

  private final String query;
  private final ByteOffsets offsets;
  private final List<Remark> found = new ArrayList<>();
  private final Set<String> commonTables = new HashSet<>();

  private QueryRemarks(String query) {
    this.query = query;
    this.offsets = new ByteOffsets(query);
  }

  static List<Remark> of(String query, JsonNode statements) {
    QueryRemarks remarks = new QueryRemarks(query);
    JsonNode node = statements.path(0).path("node");
    node.path("select_list").forEach(remarks::star);
    if (isSingleRow(node)) {
      remarks.found.add(new Remark(Remark.Kind.SINGLE_ROW, List.of(), 0, 0));
    }
    remarks.commonTables(node);
    remarks.joins(node);
    return remarks.found;
  }

  private void star(JsonNode item) {
    boolean plain = item.path("class").asString("").equals("STAR") && !item.has("columns");
    if (plain && QueryPlaces.has(item)) {
      int start = QueryPlaces.start(item, offsets);
      found.add(new Remark(Remark.Kind.STAR, List.of(), start, QueryPlaces.end(item, offsets)));
    }
  }

  // Wherever they are in scope: one of them may have one row.
  private void commonTables(JsonNode node) {
    node.path("cte_map")
        .path("map")
        .forEach(
            entry -> commonTables.add(entry.path("key").asString("").toLowerCase(Locale.ROOT)));
    node.forEach(this::commonTables);
  }

  private void joins(JsonNode node) {
    if (node.path("type").asString("").equals("SELECT_NODE")) {
      CrossJoins.in(node, commonTables)
          .ifPresent(
              pair -> {
                int start = offsets.character(pair.location());
                found.add(
                    new Remark(
                        Remark.Kind.CROSS_JOIN,
                        List.of(pair.first(), pair.second()),
                        start,
                        SqlScanner.endOfName(query, start)));
              });
    }
    node.forEach(this::joins);
  }

  /** Whether a SELECT has one row at most: it has no table, LIMIT 1, or aggregates only. */
  static boolean isSingleRow(JsonNode select) {
    if (!select.path("type").asString("").equals("SELECT_NODE")) {
      return false;
    }
    for (JsonNode modifier : select.path("modifiers")) {
      JsonNode limit = modifier.path("limit").path("literal").path("text");
      if (limit.asString("").equals("1")) {
        return true;
      }
    }
    if (select.path("from_table").path("type").asString("").equals("EMPTY")) {
      return select.path("select_list").valueStream().noneMatch(QueryRemarks::unnests);
    }
    return select.path("group_expressions").isEmpty()
        && select.path("group_sets").isEmpty()
        && select.path("aggregate_handling").asString("").equals("STANDARD_HANDLING")
        && select.path("select_list").valueStream().anyMatch(QueryRemarks::aggregates);
  }

  private static boolean aggregates(JsonNode expression) {
    String name = function(expression);
    return AGGREGATES.contains(name)
        || expression.path("children").valueStream().anyMatch(QueryRemarks::aggregates)
        || (expression.has("child") && aggregates(expression.path("child")))
        || arguments(expression, QueryRemarks::aggregates);
  }

  private static boolean unnests(JsonNode expression) {
    return Set.of("unnest", "generate_series", "range").contains(function(expression))
        || arguments(expression, QueryRemarks::unnests);
  }

  private static boolean arguments(JsonNode expression, Predicate<JsonNode> test) {
    return expression
        .path("arguments")
        .valueStream()
        .anyMatch(argument -> test.test(argument.path("expression")));
  }

  private static String function(JsonNode expression) {
    boolean plain = expression.path("class").asString("").equals("FUNCTION");
    return plain ? expression.path("function_name").asString("").toLowerCase(Locale.ROOT) : "";
  }
}
