package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever a value holds and wherever it stands: a run makes the same steps, and the value arrives
 * in the file as it was given.
 */
class InjectedValuesTest {

  private static final String PIPELINE =
      """
      SET again = ${v};
      SET map = {"deep": {"er": "<${v}>"}};
      SOURCE s TYPE lines PARAMS {"path": "data/${folder|in}/s.jsonl"};
      LOAD t FROM s;
      IF ${v} == ${v} AND NOT ${v} IN ('something else') THEN
        SET same = 'same';
      ELSE
        SET same = 'other';
      END IF;
      CREATE VIEW seen AS SELECT 'a${v}b' AS "n${v}" FROM t;
      CHECK kept ON seen AS "n${v}" = 'a${v}b';
      CREATE TABLE u AS
        SELECT "n${v}" AS quoted, e'a${v}b' AS escaped, (${v})::VARCHAR AS bare,
          '${again}' AS again, '${of_profile}' AS of_profile,
          '${map.deep.er}' AS deep, ${same} AS same, [${list}]::VARCHAR[] AS list,
          $$${v}$$ AS dollars, '$${v}' AS escaped_dollar -- ${v}
        FROM seen /* ${v} */;
      EXPORT u TO "output/u.jsonl" TYPE lines;
      """;

  private static final String PROFILE =
      """
      version: "1.0"
      connectors: {}
      variables:
        of_profile: "[${v}]"
        list: ["${v}", "2"]
      """;

  private Path folder;

  @BeforeProperty
  void begin() throws IOException {
    folder = Files.createTempDirectory("values");
  }

  @AfterProperty
  void end() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "'",
            "''",
            "\"",
            "\\",
            "\\'",
            "--",
            "/*",
            "*/",
            ";",
            "$$",
            "$v$",
            "${v}",
            "${",
            "}",
            "$${",
            "\n",
            "\r",
            "\r\n",
            "\t",
            "x",
            "-",
            "e'",
            "U&'",
            "\\u0027",
            "\u2019",
            "\uFF07",
            "\uFF1B",
            "\u02BC",
            "\u00A0",
            "\u2028",
            "\uFEFF",
            "\u202E",
            "\u017F",
            "\uD83D\uDE00",
            "\u0001",
            "\u007F",
            " ",
            ")",
            "(",
            "]",
            ", ",
            "DROP TABLE t",
            "|",
            "|default",
            "@start_dt");
    return pieces.list().ofMinSize(1).ofMaxSize(6).map(list -> String.join("", list) + "x");
  }

  @Property(tries = 60, seed = "20261125", shrinking = ShrinkingMode.BOUNDED)
  void aTextArrivesAsItIs(@ForAll("hostile") String value) throws IOException {
    assertArrives(value);
  }

  @Example
  void aMegabyteArrivesAsItIs() throws IOException {
    assertArrives("it's \"1\" MB; -- ${v}\n".repeat(1024 * 1024 / 21));
  }

  @Example
  void theEmptyTextAndWordsOfSqlArriveAsTheyAre() throws IOException {
    for (String value : List.of("", " ", "NULL", "TRUE", "1e5x", "x'; DROP TABLE t; --")) {
      assertArrives(value);
    }
  }

  @Example
  void numbersAreNumbersAndABadSignIsNoOperator() throws IOException {
    for (String number : List.of("-5", "5", "-1.10", "0", "1e3", "-0")) {
      String query =
          "SELECT (7 -${v})::VARCHAR AS minus, '7 -${v}' AS quoted, ${v}-1 > 0 AS positive";
      JsonNode row = run(export(query, "u"), number).row("u");
      double value = Double.parseDouble(number);

      assertThat(Double.parseDouble(row.path("minus").asString())).isEqualTo(7 - value);
      assertThat(row.path("quoted").asString()).isEqualTo("7 -" + number);
      assertThat(row.path("positive").asBoolean()).isEqualTo(value - 1 > 0);
    }
  }

  @Example
  void aFileHasTheNameThatAValueGivesIt() throws IOException {
    for (String name :
        List.of(
            "it's",
            "a;b",
            "a -- b",
            "\"q\"",
            "${v}",
            "$${",
            "M\u00fcll \uD83D\uDE00",
            "a\nb",
            "%s")) {
      assertThat(run(export("SELECT 1 AS one", "${v}"), name).row(name).path("one").asInt())
          .isEqualTo(1);
    }
  }

  @Example
  void aValueCanNotLeaveTheProject() throws IOException {
    for (String name : List.of("../../x", "a/../../../x")) {
      assertThat(findings("output/${v}", name)).startsWith("SF4111 ");
    }
  }

  @Example
  void nulInAValueIsOneFinding() throws IOException {
    Map<String, String> places =
        Map.of(
            "SELECT ${v}", "SF2105",
            "SELECT '${v}'", "SF2105",
            "SELECT \"${v}\"", "SF2105",
            "SELECT ${v:raw}", "SF2105",
            "SELECT ${v}, '${v}', ${w|${v}}", "SF2105");
    for (Map.Entry<String, String> place : places.entrySet()) {
      TestProject project = project(export(place.getKey(), "u"), "a\0b");
      assertThat(errors(result(project))).as(place.getKey()).containsExactly(place.getValue());
    }
    assertThat(findings("output/${v}", "a\0b")).startsWith("SF2105 ").doesNotContain("\n");
    assertThat(
            errors(
                result(
                    project(
                        "IF ${v} == 'a' THEN SET x = 1; END IF;" + export("SELECT 1", "u"), "\0"))))
        .containsExactly("SF2105");
  }

  private void assertArrives(String value) throws IOException {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("quoted", "a" + value + "b");
    expected.put("escaped", "a" + value + "b");
    expected.put("bare", value);
    expected.put("again", value);
    expected.put("of_profile", "[" + value + "]");
    expected.put("deep", "<" + value + ">");
    expected.put("same", "same");
    expected.put("dollars", "${v}");
    expected.put("escaped_dollar", "${v}");

    Ran ran = run(PIPELINE, value);

    assertThat(ran.steps())
        .containsExactly("load:t", "view:seen", "check:kept", "create:u", "export:output/u.jsonl");
    JsonNode row = ran.row("u");
    expected.forEach(
        (name, text) -> assertThat(row.path(name).asString()).as(name).isEqualTo(text));
    assertThat(row.path("list").get(0).asString()).isEqualTo(value);
    assertThat(row.path("list")).hasSize(2);
    assertThat(row).hasSize(expected.size() + 1);
  }

  private static String export(String query, String name) {
    return "EXPORT (" + query + ") TO \"output/" + name + ".jsonl\" TYPE lines;\n";
  }

  private TestProject project(String pipeline, String value) throws IOException {
    return new TestProject(folder)
        .with("data/in/s.jsonl", "{\"id\":1}\n")
        .with("profiles/dev.yml", PROFILE)
        .with("pipelines/p.sf", pipeline)
        .withVariables(Map.of("v", value));
  }

  /** Codes of the errors that keep it from running. */
  private static List<String> errors(RunResult result) {
    return result.check().diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(error -> error.code().id())
        .toList();
  }

  private String findings(String path, String value) throws IOException {
    String pipeline = "EXPORT (SELECT 1 AS one) TO \"" + path + "\" TYPE lines;";
    return Found.lines(result(project(pipeline, value)).check().diagnostics());
  }

  private static RunResult result(TestProject project) {
    return project
        .open()
        .run(new RunRequest(Selection.ALL, Optional.of("dev"), false), RunListener.NONE);
  }

  private Ran run(String pipeline, String value) throws IOException {
    TestProject project = project(pipeline, value);
    RunResult result = result(project);
    assertThat(errors(result)).isEmpty();
    assertThat(result.ok()).as(result.reports().toString()).isTrue();
    return new Ran(project, result.reports().get(0).results());
  }

  /** A run that went well. */
  private record Ran(TestProject project, List<StepResult> results) {

    List<String> steps() {
      return results.stream().map(result -> result.step().id().toString()).toList();
    }

    /** The only row of an exported file. */
    JsonNode row(String file) throws IOException {
      String text = project.text("output/" + file + ".jsonl");
      assertThat(text).endsWith("\n");
      assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
      return JsonMapper.shared().readTree(text);
    }
  }
}
