package dev.sqlflow.language;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Makes valid pipelines, as texts, since a query is a slice of a text. In the texts here {@code ␣}
 * stands for white space or comments, and {@code ·} for the same or nothing.
 */
final class Programs {

  private static final List<String> GAPS =
      List.of(
          " ",
          "\n",
          "\t",
          "\r\n",
          "\f ",
          " -- c; ' \" ${ /*\n",
          " /* ; /* ' */ \" -- */ ",
          "\r",
          "/**/",
          "\n\n  --\n");

  private static final Pattern GAP = Pattern.compile("[␣·]");

  private static final Pattern BEGINS_WITH_TO =
      Pattern.compile("(?is)(?:[\\s␣·]|--[^\\n]*\\n|/\\*.*?\\*/)*to\\b");

  private Programs() {}

  /** Pipelines of one to six statements. */
  static Arbitrary<String> programs() {
    Arbitrary<String> statements =
        statements(3).list().ofMinSize(1).ofMaxSize(6).map(Programs::joined);
    Arbitrary<List<Integer>> gaps =
        Arbitraries.integers().between(0, 2 * GAPS.size()).list().ofMinSize(1).ofMaxSize(15);
    return Combinators.combine(statements, gaps).as(Programs::spaced);
  }

  private static String joined(List<String> statements) {
    return "·" + String.join("·;␣", statements) + "·;·";
  }

  /** Fills the gaps in turn. */
  private static String spaced(String program, List<Integer> gaps) {
    StringBuilder text = new StringBuilder();
    Matcher gap = GAP.matcher(program);
    for (int i = 0; gap.find(); i++) {
      int choice = gaps.get(i % gaps.size());
      boolean nothing = choice >= GAPS.size() && gap.group().equals("·");
      String filling = nothing ? "" : GAPS.get(choice % GAPS.size());
      gap.appendReplacement(text, Matcher.quoteReplacement(filling));
    }
    return gap.appendTail(text).toString();
  }

  private static Arbitrary<String> statements(int depth) {
    Arbitrary<String> flat =
        Arbitraries.oneOf(sources(), loads(), creates(), exports(), sets(), includes(), checks());
    return depth == 0
        ? flat
        : Arbitraries.frequencyOf(
            Tuple.of(6, flat), Tuple.of(1, Arbitraries.lazy(() -> ifs(depth - 1))));
  }

  private static Arbitrary<String> ifs(int depth) {
    Arbitrary<String> block =
        statements(depth)
            .list()
            .ofMaxSize(2)
            .map(all -> String.join("", all.stream().map(s -> "␣" + s + "·;").toList()));
    Arbitrary<String> branch =
        Combinators.combine(Arbitraries.of("ELSEIF", "else␣if", "ELSE IF"), conditions(1), block)
            .as((word, condition, body) -> word + "␣" + condition + "␣THEN" + body + "␣");
    Arbitrary<String> otherwise =
        Combinators.combine(Arbitraries.of("", "ELSE␣;", "else␣"), block)
            .as((word, body) -> word.isEmpty() ? "" : word + body + "␣");
    return Combinators.combine(
            conditions(2),
            block,
            branch.list().ofMaxSize(2),
            otherwise,
            Arbitraries.of("END␣IF", "endif", "end if"))
        .as(
            (condition, body, branches, last, end) ->
                ("IF␣" + condition + "␣THEN" + body + "␣")
                    + (String.join("", branches) + dangling(last) + end));
  }

  /** ELSE directly before an IF would go on with the chain. */
  private static String dangling(String otherwise) {
    return otherwise.replaceFirst("^else␣␣(?i:IF)", "else␣;␣IF");
  }

  private static Arbitrary<String> conditions(int depth) {
    Arbitrary<String> operand =
        Arbitraries.oneOf(
            references(),
            Arbitraries.of(
                "'te''xt'",
                "\"te'xt\"",
                "''",
                "\"\"",
                "'${a|''}''}'",
                "'two\nlines'",
                "'C:\\'",
                "-1.50",
                "2e5",
                "0",
                "TRUE",
                "false",
                "NULL"));
    Arbitrary<String> comparison =
        Combinators.combine(
                operand, Arbitraries.of("==", "=", "!=", "<>", "<", "<=", ">", ">="), operand)
            .as((a, b, c) -> a + "␣" + b + "·" + c);
    Arbitrary<String> in =
        Combinators.combine(
                operand, Arbitraries.of("IN", "not␣in"), operand.list().ofMinSize(1).ofMaxSize(3))
            .as((a, b, c) -> a + "␣" + b + "·(·" + String.join("·,·", c) + "·)");
    Arbitrary<String> simple = Arbitraries.oneOf(operand, comparison, in);
    if (depth == 0) {
      return simple;
    }
    Arbitrary<String> inner = Arbitraries.lazy(() -> conditions(depth - 1));
    Arbitrary<String> joined =
        Combinators.combine(inner, Arbitraries.of("AND", "or", "OR␣NOT", "and"), inner)
            .as((a, b, c) -> "(·" + a + "·)␣" + b + "␣" + c);
    return Arbitraries.oneOf(
        simple, joined, inner.map(c -> "not␣(·" + c + ")"), inner.map(c -> "((" + c + "))"));
  }

  /** References, as they stand outside of strings. */
  private static Arbitrary<String> references() {
    return Arbitraries.of(
        "${a}",
        "${ a.b_1 }",
        "${b|x}",
        "${b|}",
        "${b| x y }",
        "${c|'}'}",
        "${c| \"}\"\"{\" }",
        "${d|{\"k\": {}}}",
        "${e|${f|${g}}}",
        "${e|'${f|\"}\"}'}",
        "${h|$${x}}",
        "${h|'$${'}",
        "${i|\n}",
        "${secret:vault:kv/a#b}",
        "${secret:env:A B|none}",
        "${secretary}",
        "${j:raw}",
        "${ j : raw | x }");
  }

  private static Arbitrary<String> sources() {
    Arbitrary<String> inline =
        Combinators.combine(names(), names(), maps())
            .as((name, type, json) -> "SOURCE␣" + name + "␣TYPE␣" + type + "␣PARAMS·" + json);
    Arbitrary<String> named =
        Combinators.combine(names(), strings(), options())
            .as((name, string, options) -> "source␣" + name + "␣FROM·" + string + options);
    return Arbitraries.oneOf(inline, named);
  }

  private static Arbitrary<String> loads() {
    return Combinators.combine(tables(), names(), modes(), options())
        .as((table, name, mode, options) -> "LOAD␣" + table + "␣FROM␣" + name + mode + options);
  }

  private static Arbitrary<String> creates() {
    Arbitrary<String> head =
        Combinators.combine(tables(), modes(), options())
            .as((table, mode, options) -> "CREATE␣TABLE␣" + table + mode + options + "␣AS␣");
    Arbitrary<String> other =
        Arbitraries.of(
            "CREATE␣OR␣REPLACE␣TABLE␣t␣AS␣",
            "create or replace table t mode replace as␣",
            "create␣view␣v␣as␣",
            "CREATE OR REPLACE VIEW view AS\n",
            "CREATE TABLE if␣MODE␣INCREMENTAL␣BY␣\"c d\"␣LOOKBACK␣7␣DAYS␣AS␣",
            "CREATE TABLE i MODE INCREMENTAL BY by LOOKBACK·'PT6H'·OPTIONS·{}·AS␣",
            "CREATE TABLE i MODE INCREMENTAL BY as AS␣");
    return Combinators.combine(Arbitraries.oneOf(head, other), queries()).as((a, b) -> a + b);
  }

  private static Arbitrary<String> exports() {
    Arbitrary<String> subject = Arbitraries.oneOf(tables(), exportedQueries(), queryNames());
    Arbitrary<String> clauses =
        Combinators.combine(names(), strings(), modes(), options(), Arbitraries.of(true, false))
            .as(
                (type, string, mode, options, inline) ->
                    inline
                        ? string + "␣TYPE␣" + type + mode + options
                        : "'o\"ut'·" + mode + options);
    return Combinators.combine(subject, clauses).as((a, b) -> "EXPORT␣" + a + "␣TO·" + b);
  }

  private static Arbitrary<String> queryNames() {
    return Arbitraries.of("select", "FROM", "values", "with", "table", "to");
  }

  // `EXPORT select TO` writes a table called select, so a query's second word is not TO.
  private static Arbitrary<String> exportedQueries() {
    Arbitrary<String> rest = queries().filter(query -> !BEGINS_WITH_TO.matcher(query).lookingAt());
    return Combinators.combine(
            Arbitraries.of("SELECT", "from", "VALUES", "WITH", "()", "TABLE", "show"), rest)
        .as((a, b) -> a + "␣" + b);
  }

  private static Arbitrary<String> sets() {
    Arbitrary<String> raw =
        Arbitraries.of(
            "data/*.csv",
            "2024-01-01",
            "-5",
            "1.10",
            "TRUE",
            "null",
            "${a|;}/b",
            "$${a};".replace(";", ""),
            "a -- c\n",
            "'a' b",
            "\"a\"\"b\" /* c */ 'd'",
            "x = y, z",
            "a /* ; */ b",
            "a /* c *//* d */--e\n f",
            "a--b",
            "(",
            "a\n  b",
            "it's",
            "a ${b}${c|\"}\"} $d");
    Arbitrary<String> names = Arbitraries.of("v", "V_2", "set", "mode", "secrets", "null");
    return Combinators.combine(names, Arbitraries.oneOf(raw, strings(), maps(), lists()))
        .as((name, value) -> "SET␣" + name + "·=·" + value);
  }

  private static Arbitrary<String> includes() {
    return Combinators.combine(strings(), Arbitraries.oneOf(Arbitraries.of(""), names()))
        .as((path, label) -> "INCLUDE·" + path + (label.isEmpty() ? "" : "·AS␣" + label));
  }

  private static Arbitrary<String> checks() {
    Arbitrary<String> ends =
        Arbitraries.of("", "␣SEVERITY␣ERROR", "␣severity␣warn", " severity /* ; */ WARN -- x\n");
    Arbitrary<String> on = tables().map(table -> "␣ON␣" + table);
    return Combinators.combine(names(), Arbitraries.oneOf(Arbitraries.of(""), on), queries(), ends)
        .as((name, table, query, end) -> "CHECK␣" + name + table + "␣AS␣" + query + end);
  }

  private static Arbitrary<String> strings() {
    Arbitrary<String> any =
        Arbitraries.strings()
            .ascii()
            .excludeChars('\0')
            .ofMaxLength(12)
            .filter(t -> !t.contains("${") && !t.endsWith("\\"))
            .map(t -> "'" + t.replace("'", "''") + "'");
    Arbitrary<String> chosen =
        Arbitraries.of(
            "''",
            "\"\"",
            "\"a\"\"b'\"",
            "'con''n ${x|\"y\"}'",
            "'${x}/${y|''}''}.csv'",
            "'$${x}'",
            "'$name $ {x}'",
            "'a;b -- c /* d'",
            "'é 😀 \u00a0'");
    return Arbitraries.oneOf(any, chosen);
  }

  private static Arbitrary<String> maps() {
    return jsonMap(json(2));
  }

  private static Arbitrary<String> lists() {
    return jsonList(json(2));
  }

  private static Arbitrary<String> options() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.of("")), Tuple.of(1, maps().map(map -> "␣OPTIONS·" + map)));
  }

  private static Arbitrary<String> json(int depth) {
    Arbitrary<String> plain =
        Arbitraries.strings()
            .withChars("a\u00e9/{}'; -\u2028[]")
            .ofMaxLength(8)
            .map(t -> "\"" + t + "\"");
    Arbitrary<String> scalar =
        Arbitraries.oneOf(
            Arbitraries.of("1", "-0.50", "1e9", "0", "-12.5E-3", "true", "false", "null"),
            plain,
            references(),
            Arbitraries.of(
                "\"${x|\\\"}\\\"}\"",
                "\"\\u0024{x}\"",
                "\"$${x}\"",
                "\"\\n\\t\\u00e9\\u0001\\\"\\\\\\/\"",
                "\"\\ud83d\\ude00 -- x 😀\"",
                "\"// /* ; */\""));
    return depth == 0
        ? scalar
        : Arbitraries.frequencyOf(
            Tuple.of(2, scalar),
            Tuple.of(1, jsonList(json(depth - 1))),
            Tuple.of(1, jsonMap(json(depth - 1))));
  }

  private static Arbitrary<String> jsonList(Arbitrary<String> elements) {
    return Combinators.combine(elements.list().ofMaxSize(3), Arbitraries.of("", "", "·,"))
        .as((all, comma) -> "[·" + String.join("·,·", all) + (all.isEmpty() ? "" : comma) + "·]");
  }

  private static Arbitrary<String> jsonMap(Arbitrary<String> values) {
    Arbitrary<String> keys = Arbitraries.of("k", "", "a b", "${k}", "\\u006b1", "--", "é", "\\\"");
    Arbitrary<List<String>> entries =
        Combinators.combine(keys.list().uniqueElements().ofMaxSize(3), values.list().ofSize(3))
            .as(
                (names, all) ->
                    java.util.stream.IntStream.range(0, names.size())
                        .mapToObj(i -> "\"" + names.get(i) + "\"·:·" + all.get(i))
                        .toList());
    return Combinators.combine(entries, Arbitraries.of("", "", "·,"))
        .as((all, comma) -> "{·" + String.join("·,·", all) + (all.isEmpty() ? "" : comma) + "·}");
  }

  private static Arbitrary<String> names() {
    return Arbitraries.of(
        "a",
        "B_1",
        "_",
        "mode",
        "key",
        "source",
        "type",
        "from",
        "as",
        "on",
        "then",
        "END",
        "\"quo\"\"ted\"",
        "\"x y\"",
        "\"a;b -- c\"",
        "\"é\"",
        "\"select\"",
        "\"${x}\"");
  }

  private static Arbitrary<String> tables() {
    return Arbitraries.oneOf(
        names(),
        Arbitraries.of("t", "s.t", "s·.·\"T u\"", "\"a.b\"", "\"s\".\"t\"", "options", "load.to"));
  }

  private static Arbitrary<String> modes() {
    return Arbitraries.of(
        "",
        "",
        "␣MODE␣REPLACE",
        "␣mode append",
        "␣MODE␣UPSERT␣KEY␣a·,·\"b c\"",
        "␣MODE UPSERT KEY·(·a·,·b·,·)",
        "␣MODE UPSERT KEY (as)",
        "␣MODE UPSERT KEY options");
  }

  private static Arbitrary<String> queries() {
    Arbitrary<String> whole =
        Arbitraries.of(
            "SELECT 1",
            "SELECT 'a;''b' FROM t -- c\n",
            "(SELECT ${x}, '${y}', \"${z|q}\", e'\\'${w}', '$${n}')",
            "FROM t\nSELECT * /* ; */",
            "SELECT $$ ; ' $$, [1, {'a': 2}] WHERE a SIMILAR TO 'b'",
            "SELECT ${r:raw} FROM\n  load\nWHERE @start_date < x",
            "SELECT 1 WHERE\nload x FROM t",
            "SELECT CASE WHEN a THEN b\nELSE c\nEND FROM t",
            "severity = 'x'",
            "WITH c AS (SELECT ';') SELECT\n\n* FROM c");
    return Arbitraries.oneOf(whole, pieces(2));
  }

  /** Pieces that any of which may stand anywhere. */
  private static Arbitrary<String> pieces(int depth) {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(
                "'x;y'",
                "'it''s'",
                "'\n'",
                "e'\\';'",
                "E'a''b\\\\'",
                "\"i;d\"\"\"",
                "$$ ; ' $$",
                "$t$ ( $$ $t$",
                "$é$'$é$",
                "'${s|\"x\"}'",
                "'${s|'x'}'",
                "\"${i}\"",
                "e'\\\\${e}'",
                "'$${n}'",
                "'$'"),
            Arbitraries.of(
                "a",
                "::",
                "->>",
                "<>",
                "1e5",
                ".5",
                "@start_date",
                "@to",
                "a$b",
                "é",
                "$1",
                "$",
                "*",
                "load",
                "TO",
                "similar to 'x'",
                "dissimilar",
                "severity",
                "source",
                "?",
                ",",
                "]",
                "type",
                "@",
                "#1",
                "e",
                "case when a then b end",
                "- -",
                "/ *",
                "\\",
                "!=",
                "|"),
            references());
    Arbitrary<String> nested =
        depth == 0
            ? piece
            : Arbitraries.frequencyOf(
                Tuple.of(8, piece),
                Tuple.of(1, Arbitraries.lazy(() -> pieces(depth - 1)).map(p -> "(·" + p + "·)")),
                Tuple.of(1, Arbitraries.lazy(() -> pieces(depth - 1)).map(p -> "[" + p + "␣]")),
                Tuple.of(1, Arbitraries.lazy(() -> pieces(depth - 1)).map(p -> "{·" + p + "}")));
    return nested
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(all -> String.join("␣", all))
        .filter(p -> depth == 2 || !unbalanced(p));
  }

  /** A closer without opening is harmless only outside of all brackets. */
  private static boolean unbalanced(String pieces) {
    return pieces.matches("(?s)(.*␣)?\\](␣.*)?");
  }
}
