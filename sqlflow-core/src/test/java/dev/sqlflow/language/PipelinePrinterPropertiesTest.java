package dev.sqlflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.source.SourceFile;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Programs are generated as text, since a query is a slice of a text. */
class PipelinePrinterPropertiesTest {

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  void printedProgramIsTheSameTreeAgain(@ForAll("programs") String program) {
    Pipeline tree = parse(program);
    String printed = PipelinePrinter.print(tree);
    Pipeline again = parse(printed);
    assertThat(TreeText.of(again)).isEqualTo(TreeText.of(tree));
    assertThat(PipelinePrinter.print(again)).isEqualTo(printed);
  }

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  void damagedProgramIsReportedAndNeverThrows(
      @ForAll("programs") String program, @ForAll int place, @ForAll("damages") String damage) {
    int at = Math.floorMod(place, program.length() + 1);
    String text = program.substring(0, at) + damage + program.substring(at);
    Diagnosed<Pipeline> parsed = PipelineParser.parse(SourceFile.of("damaged.sf", text));
    boolean damaged =
        parsed.best().statements().stream().anyMatch(s -> s instanceof Statement.Malformed);
    assertThat(!damaged || parsed.valid().isEmpty()).isTrue();
  }

  private static Pipeline parse(String program) {
    Diagnosed<Pipeline> parsed = PipelineParser.parse(SourceFile.of("program.sf", program));
    assertThat(parsed.diagnostics().stream().filter(d -> d.isError())).as(program).isEmpty();
    return parsed.best();
  }

  @Provide
  Arbitrary<String> damages() {
    return Arbitraries.of(
        "'",
        "\"",
        "(",
        ")",
        "{",
        "}",
        "${",
        "$$",
        "/*",
        "--",
        ";",
        ",",
        "\\",
        "\u00a0",
        "\0",
        "IF ",
        " THEN ",
        "\nEND IF;",
        "\nLOAD a FROM b;",
        "x",
        "=",
        "\ud800");
  }

  @Provide
  Arbitrary<String> programs() {
    return statements(2).list().ofMinSize(1).ofMaxSize(6).map(all -> String.join(";\n", all) + ";");
  }

  private Arbitrary<String> statements(int depth) {
    Arbitrary<String> flat =
        Arbitraries.oneOf(sources(), loads(), creates(), exports(), sets(), rest());
    return depth == 0
        ? flat
        : Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, flat),
            net.jqwik.api.Tuple.of(1, Arbitraries.lazy(() -> ifs(depth - 1))));
  }

  private Arbitrary<String> ifs(int depth) {
    Arbitrary<String> block =
        statements(depth)
            .list()
            .ofMaxSize(2)
            .map(all -> String.join("", all.stream().map(s -> s + ";\n").toList()));
    return Combinators.combine(
            conditions(2), block, conditions(1), block, Arbitraries.of(true, false))
        .as(
            (first, body, second, other, more) ->
                "IF "
                    + first
                    + " THEN\n"
                    + body
                    + (more ? "ELSEIF " + second + " THEN " + other + "ELSE ;" + body : "")
                    + "END IF");
  }

  private Arbitrary<String> conditions(int depth) {
    Arbitrary<String> operand =
        Arbitraries.of(
            "${a}",
            "${b|x}",
            "${c|'}'}",
            "'te''xt'",
            "\"te'xt\"",
            "-1.50",
            "2e5",
            "TRUE",
            "false",
            "NULL");
    Arbitrary<String> flat =
        Combinators.combine(
                operand, Arbitraries.of("==", "=", "!=", "<>", "<", "<=", ">", ">="), operand)
            .as((a, b, c) -> a + " " + b + c);
    Arbitrary<String> in =
        Combinators.combine(operand, Arbitraries.of(" IN ", " not in "), operand)
            .as((a, b, c) -> a + b + "(" + c + ", 1)");
    Arbitrary<String> simple = Arbitraries.oneOf(operand, flat, in);
    if (depth == 0) {
      return simple;
    }
    Arbitrary<String> inner = Arbitraries.lazy(() -> conditions(depth - 1));
    Arbitrary<String> joined =
        Combinators.combine(inner, Arbitraries.of(" AND ", " or ", " OR NOT "), inner)
            .as((a, b, c) -> "(" + a + ")" + b + c);
    return Arbitraries.oneOf(simple, joined, inner.map(c -> "not (" + c + ")"));
  }

  private Arbitrary<String> sources() {
    return Combinators.combine(names(), json(2))
        .as(
            (name, json) ->
                "SOURCE " + name + " TYPE csv PARAMS {\"k\": " + json + ", \"${k}\": 1}")
        .flatMap(
            inline -> Arbitraries.of(inline, "SOURCE named FROM 'con''n ${x|\"y\"}' OPTIONS {}"));
  }

  private Arbitrary<String> loads() {
    return Combinators.combine(
            tables(), names(), modes(), Arbitraries.of("", " OPTIONS {\"a\": [1, {}]}"))
        .as((table, name, mode, options) -> "LOAD " + table + " FROM " + name + mode + options);
  }

  private Arbitrary<String> creates() {
    Arbitrary<String> head =
        Combinators.combine(tables(), modes())
            .as((table, mode) -> "CREATE TABLE " + table + mode + " AS ");
    Arbitrary<String> other =
        Arbitraries.of(
            "CREATE OR REPLACE TABLE t AS ",
            "create view v as",
            "CREATE OR REPLACE VIEW v AS\n",
            "CREATE TABLE i MODE INCREMENTAL BY \"c d\" LOOKBACK 7 DAYS AS ");
    return Combinators.combine(Arbitraries.oneOf(head, other), queries()).as((a, b) -> a + " " + b);
  }

  private Arbitrary<String> exports() {
    return Combinators.combine(
            Arbitraries.oneOf(tables(), queries()), modes(), Arbitraries.of(true, false))
        .as(
            (what, mode, inline) ->
                "EXPORT "
                    + what
                    + " TO 'o\"ut' "
                    + (inline ? "TYPE \"my type\" " : "")
                    + mode
                    + " OPTIONS {\"a\": null}");
  }

  private Arbitrary<String> sets() {
    Arbitrary<String> raw =
        Arbitraries.of(
            "data/*.csv",
            "2024-01-01",
            "-5",
            "1.10",
            "TRUE",
            "null",
            "${a|;}/b",
            "a -- c\n",
            "'a' b",
            "x = y, z",
            "a /* ; */ b");
    Arbitrary<String> text =
        Arbitraries.strings()
            .ascii()
            .excludeChars('\0')
            .ofMaxLength(12)
            .filter(t -> !t.contains("${") && !t.endsWith("\\") && !t.contains("\u000b"))
            .map(t -> "'" + t.replace("'", "''") + "'");
    return Arbitraries.oneOf(raw, text, json(3)).map(value -> "SET v = " + value);
  }

  private Arbitrary<String> rest() {
    return Arbitraries.of(
        "INCLUDE 'a/b.sf'",
        "INCLUDE \"a.sf\" AS b",
        "CHECK c ON s.t AS a > 0",
        "CHECK c ON t AS severity = 'x' SEVERITY ERROR",
        "CHECK \"c\" AS SELECT 1 severity WARN");
  }

  private Arbitrary<String> json(int depth) {
    Arbitrary<String> scalar =
        Arbitraries.oneOf(
            Arbitraries.of("1", "-0.50", "1e9", "true", "false", "null", "${x}", "${x|\"a}\"}"),
            Arbitraries.strings()
                .withChars("a\u00e9/{}'; -")
                .ofMaxLength(8)
                .map(t -> "\"" + t + "\""),
            Arbitraries.of("\"\\n\\t\\u00e9\\u0001\\\"\\\\\\/\"", "\"\\ud83d\\ude00 -- x\""));
    if (depth == 0) {
      return scalar;
    }
    Arbitrary<List<String>> list = Arbitraries.lazy(() -> json(depth - 1)).list().ofMaxSize(3);
    return Arbitraries.oneOf(
        scalar.map(s -> "[" + s + "]"),
        list.map(all -> "[" + String.join(" /* c */ ,", all) + "]"),
        list.map(
            all ->
                "{"
                    + String.join(
                        ", -- c\n",
                        java.util.stream.IntStream.range(0, all.size())
                            .mapToObj(i -> "\"k" + i + "\" : " + all.get(i))
                            .toList())
                    + "}"));
  }

  private Arbitrary<String> names() {
    return Arbitraries.of("a", "B_1", "mode", "key", "\"quo\"\"ted\"", "\"x y\"", "source");
  }

  private Arbitrary<String> tables() {
    return Arbitraries.of("t", "s.t", "s . \"T u\"", "\"a.b\"", "type");
  }

  private Arbitrary<String> modes() {
    return Arbitraries.of(
        "",
        " MODE REPLACE",
        " mode append",
        " MODE UPSERT KEY a, \"b c\"",
        " MODE UPSERT KEY (a, b,)");
  }

  private Arbitrary<String> queries() {
    return Arbitraries.of(
        "SELECT 1",
        "SELECT 'a;''b' FROM t -- c\n",
        "(SELECT ${x}, '${y}', \"${z|q}\", e'\\'${w}', '$${n}')",
        "FROM t\nSELECT * /* ; */",
        "SELECT $$ ; ' $$, [1, {'a': 2}] WHERE a SIMILAR TO 'b'",
        "SELECT ${r:raw} FROM\n  load\nWHERE @start_date < x",
        "WITH c AS (SELECT ';') SELECT\n\n* FROM c");
  }
}
