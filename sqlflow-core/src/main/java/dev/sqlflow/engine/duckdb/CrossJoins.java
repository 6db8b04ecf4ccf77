package dev.sqlflow.engine.duckdb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Finds in one SELECT two tables that meet by a comma and that no condition of WHERE connects; who
 * writes CROSS JOIN means it. Says nothing where it can't be sure: sub-queries, functions and
 * common tables may have one row, and a column without its table may be anyone's.
 */
final class CrossJoins {

  /**
   * Two tables that meet without a condition.
   *
   * @param first as the query calls it
   * @param second as the query calls it
   * @param location of the second, in bytes
   */
  record Pair(String first, String second, int location) {}

  /** One side of a comma: a table, or tables that are joined with a condition. */
  private record Side(String name, int location, Set<String> names) {}

  private final List<Side> sides = new ArrayList<>();
  private final Map<String, String> groups = new LinkedHashMap<>();
  private boolean unsure;

  private CrossJoins() {}

  /**
   * Looks at one SELECT.
   *
   * @param commonTables the names of the query's common tables, lower case
   */
  static Optional<Pair> in(JsonNode select, Set<String> commonTables) {
    JsonNode from = select.path("from_table");
    if (!isComma(from)) {
      return Optional.empty();
    }
    CrossJoins joins = new CrossJoins();
    joins.collect(from, commonTables);
    joins.conjuncts(select.path("where_clause"));
    joins.conjuncts(select.path("qualify"));
    return joins.unconnected();
  }

  private static boolean isComma(JsonNode from) {
    return type(from).equals("JOIN")
        && from.path("ref_type").asString("").equals("CROSS")
        && from.path("is_implicit").asBoolean(true);
  }

  private static String type(JsonNode node) {
    return node.path("type").asString("");
  }

  private static String lower(JsonNode text) {
    return text.asString("").toLowerCase(Locale.ROOT);
  }

  private void collect(JsonNode from, Set<String> commonTables) {
    if (isComma(from)) {
      collect(from.path("left"), commonTables);
      collect(from.path("right"), commonTables);
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    Optional<JsonNode> table = firstTable(from, commonTables, names);
    names.forEach(name -> union(name, names.iterator().next()));
    table.ifPresent(
        one -> sides.add(new Side(tableName(one), one.path("query_location").asInt(0), names)));
  }

  /** Gathers what the tables of a side are called, and returns one that surely is a table. */
  private static Optional<JsonNode> firstTable(
      JsonNode from, Set<String> commonTables, Set<String> names) {
    if (type(from).equals("JOIN")) {
      Optional<JsonNode> left = firstTable(from.path("left"), commonTables, names);
      Optional<JsonNode> right = firstTable(from.path("right"), commonTables, names);
      return left.isPresent() ? left : right;
    }
    String alias = lower(from.path("alias"));
    String name = tableName(from).toLowerCase(Locale.ROOT);
    names.add(alias.isEmpty() ? name : alias);
    boolean sure =
        type(from).equals("BASE_TABLE")
            && QueryPlaces.has(from)
            && !commonTables.contains(name)
            && !from.has("sample");
    return sure ? Optional.of(from) : Optional.empty();
  }

  private static String tableName(JsonNode table) {
    JsonNode path = table.path("qualified_name").path("path");
    return path.path(path.size() - 1).asString("");
  }

  private void conjuncts(JsonNode condition) {
    if (type(condition).equals("CONJUNCTION_AND")) {
      condition.path("children").forEach(this::conjuncts);
    } else if (!condition.isMissingNode()) {
      connect(condition);
    }
  }

  /** Whatever one condition speaks of is connected. */
  private void connect(JsonNode condition) {
    Set<String> tables = new LinkedHashSet<>();
    int columns = columns(condition, tables);
    unsure |= columns > 1 && tables.contains("");
    tables.forEach(name -> union(name, tables.iterator().next()));
  }

  /** Counts the columns of a condition; one without a table counts under the empty name. */
  private int columns(JsonNode node, Set<String> tables) {
    if (type(node).equals("SUBQUERY") || node.path("class").asString("").equals("SUBQUERY")) {
      unsure = true;
    }
    if (type(node).equals("COLUMN_REF")) {
      JsonNode names = node.path("column_names");
      // A schema, a table or a structure may stand before a column.
      names.valueStream().limit(names.size() - 1L).forEach(name -> tables.add(lower(name)));
      if (names.size() == 1) {
        tables.add("");
      }
      return 1;
    }
    int count = 0;
    for (JsonNode child : node) {
      count += columns(child, tables);
    }
    return count;
  }

  private String group(String name) {
    String parent = groups.getOrDefault(name, name);
    return parent.equals(name) ? name : group(parent);
  }

  private void union(String one, String other) {
    groups.put(group(one), group(other));
  }

  private Optional<Pair> unconnected() {
    for (int i = 1; i < sides.size() && !unsure; i++) {
      Side first = sides.get(0);
      Side second = sides.get(i);
      if (!group(first.names().iterator().next()).equals(group(second.names().iterator().next()))) {
        return Optional.of(new Pair(first.name(), second.name(), second.location()));
      }
    }
    return Optional.empty();
  }
}
