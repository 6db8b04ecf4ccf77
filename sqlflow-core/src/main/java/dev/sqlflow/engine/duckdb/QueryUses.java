package dev.sqlflow.engine.duckdb;

import dev.sqlflow.engine.duckdb.SqlScanner.Token;
import dev.sqlflow.plan.SqlAnalyzer.ForbiddenUse;
import dev.sqlflow.plan.SqlAnalyzer.TableUse;
import dev.sqlflow.plan.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds in the engine's tree of a query what the query reads. */
final class QueryUses {

  /** Functions whose names begin or end so read files or other databases. */
  private static final Pattern FILE_FUNCTION =
      Pattern.compile("read_\\w+|\\w+_scan|parquet_\\w+|sniff_csv|glob|read_xlsx|st_read(_meta)?");

  private static final Set<String> TABLE_SCANS = Set.of("seq_scan", "index_scan");
  private static final Set<String> DYNAMIC =
      Set.of("query", "query_table", "json_execute_serialized_sql");

  /** Names that the engine would look for among the files. */
  private static final Pattern FILE_NAME =
      Pattern.compile(
          ".*(/|\\\\|\\*|://).*|.*\\.(csv|tsv|parquet|json|jsonl|ndjson)(\\.(gz|zst))?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final String sql;
  private final ByteOffsets offsets;
  private final List<TableUse> tables = new ArrayList<>();
  private final List<ForbiddenUse> forbidden = new ArrayList<>();

  /** Where the last use was found for which the engine tells no place. */
  private int unplacedFrom;

  QueryUses(String sql, JsonNode statement) {
    this.sql = sql;
    this.offsets = new ByteOffsets(sql);
    walk(statement, Set.of());
  }

  List<TableUse> tables() {
    return tables;
  }

  List<ForbiddenUse> forbidden() {
    return forbidden;
  }

  private void walk(JsonNode node, Set<String> commonTables) {
    if (!node.isContainer()) {
      return;
    }
    Set<String> known = commonTables;
    switch (node.path("type").asString("")) {
      case "BASE_TABLE" -> table(node, commonTables);
      case "SHOW_REF" -> shown(node, commonTables);
      case "TABLE_FUNCTION" -> function(node);
      case "RECURSIVE_CTE_NODE" -> {
        walk(node.path("left"), commonTables);
        walk(node.path("right"), with(commonTables, node.path("cte_name").asString("")));
        return;
      }
      default -> known = commonTables(node, commonTables);
    }
    for (var child : node.properties()) {
      if (!child.getKey().equals("cte_map")) {
        walk(child.getValue(), known);
      }
    }
    if (node.isArray()) {
      for (JsonNode child : node) {
        walk(child, known);
      }
    }
  }

  /** A common table sees those before it, and what it belongs to sees all of them. */
  private Set<String> commonTables(JsonNode node, Set<String> outer) {
    Set<String> known = outer;
    for (JsonNode entry : node.path("cte_map").path("map")) {
      walk(entry.path("value"), known);
      known = with(known, entry.path("key").asString(""));
    }
    return known;
  }

  private static Set<String> with(Set<String> names, String name) {
    Set<String> more = new HashSet<>(names);
    more.add(name.toLowerCase(Locale.ROOT));
    return more;
  }

  private void table(JsonNode node, Set<String> commonTables) {
    List<String> path = path(node);
    String name = path.get(path.size() - 1);
    if (path.size() == 1 && commonTables.contains(name.toLowerCase(Locale.ROOT))) {
      return;
    }
    int start = start(node, name);
    int end = SqlScanner.endOfName(sql, start);
    boolean quoted = start < sql.length() && sql.charAt(start) == '\'';
    if (path.size() == 1 && (quoted || FILE_NAME.matcher(name).matches())) {
      int close = quoted ? SqlScanner.tokens(sql.substring(start)).get(0).end() + start : end;
      forbidden.add(new ForbiddenUse(ForbiddenUse.Kind.FILE, name, start, close));
    } else {
      Optional<String> schema =
          path.size() > 1 ? Optional.of(path.get(path.size() - 2)) : Optional.empty();
      tables.add(new TableUse(new TableName(schema, name), start, end));
    }
  }

  private void shown(JsonNode node, Set<String> commonTables) {
    boolean special = node.path("show_type").asString("").equals("SHOW_SPECIAL");
    if (!special && !path(node).isEmpty()) {
      table(node, commonTables);
    }
  }

  private void function(JsonNode node) {
    String name = node.path("function").path("function_name").asString("").toLowerCase(Locale.ROOT);
    int start = start(node, name);
    int end = SqlScanner.endOfName(sql, start);
    if (DYNAMIC.contains(name)) {
      forbidden.add(new ForbiddenUse(ForbiddenUse.Kind.DYNAMIC_QUERY, name, start, end));
    } else if (FILE_FUNCTION.matcher(name).matches() && !TABLE_SCANS.contains(name)) {
      forbidden.add(new ForbiddenUse(ForbiddenUse.Kind.FILE_FUNCTION, name, start, end));
    }
  }

  private static List<String> path(JsonNode node) {
    List<String> parts = new ArrayList<>();
    node.path("qualified_name").path("path").forEach(part -> parts.add(part.asString("")));
    return parts;
  }

  /** DESCRIBE t, SUMMARIZE t, SHOW t and TABLE t have no places in the tree. */
  private int start(JsonNode node, String name) {
    JsonNode location = node.path("query_location");
    if (location.isIntegralNumber() && location.canConvertToInt()) {
      return offsets.character(location.asInt());
    }
    List<Token> tokens = SqlScanner.tokens(sql);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.start() >= unplacedFrom && (token.isName(name) || token.value().equals(name))) {
        unplacedFrom = token.end();
        return tokens.get(beginOfName(tokens, i)).start();
      }
    }
    return 0;
  }

  private static int beginOfName(List<Token> tokens, int last) {
    int first = last;
    while (first >= 2 && tokens.get(first - 1).is('.')) {
      first -= 2;
    }
    return first;
  }
}
