package dev.sqlflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.language.PipelineParser;
import dev.sqlflow.report.CheckedPipeline.Verdict;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReportTest {

  @Test
  void a_finding_has_its_place_its_other_places_and_its_environments() {
    SourceFile pipeline = SourceFile.of("pipelines/a.sf", "one\n\uD83D\uDE00 two\nthree");
    SourceFile profile = SourceFile.of("profiles/dev.yml", "x: 1\n");
    Diagnostic finding =
        Diagnostic.at(DiagnosticCode.UNKNOWN_OPTION, pipeline.span(7, 14), "no such \"option\"")
            .label("this one")
            .related(profile.span(0, 1), "set here")
            .help("leave it out")
            .build()
            .in(List.of("dev", "prod"));

    assertThat(new JsonReport(found(finding), List.of()).text())
        .isEqualTo(
            """
            {
              "version": "1",
              "findings": [
                {
                  "code": "SF4102",
                  "severity": "error",
                  "file": "pipelines/a.sf",
                  "line": 2,
                  "column": 3,
                  "endLine": 3,
                  "endColumn": 4,
                  "message": "no such \\"option\\"",
                  "label": "this one",
                  "help": [
                    "leave it out"
                  ],
                  "related": [
                    {
                      "file": "profiles/dev.yml",
                      "line": 1,
                      "column": 1,
                      "endLine": 1,
                      "endColumn": 2,
                      "message": "set here"
                    }
                  ],
                  "environments": [
                    "dev",
                    "prod"
                  ]
                }
              ],
              "pipelines": []
            }
            """);
  }

  @Test
  void a_finding_without_a_place_has_no_file() {
    Diagnostic finding = Diagnostic.of(DiagnosticCode.NOTHING_SELECTED, "nothing").build();

    assertThat(new JsonReport(found(finding), List.of()).text())
        .contains("\"message\": \"nothing\"")
        .doesNotContain("\"file\"", "\"line\"", "\"label\"");
  }

  @Test
  void statements_have_their_places_in_bytes_with_a_byte_order_mark_and_inside_if_too() {
    String text =
        """
        -- \u00e4\u20ac\uD83D\uDE00
        SOURCE s TYPE csv PARAMS {"path": "\u00e4.csv"};
        LOAD t FROM s;
        IF ${x} == 1 THEN
          CREATE TABLE u AS SELECT '\u20ac' AS e FROM t;
        ELSE
          CREATE VIEW v AS SELECT 1;
        END IF;
        EXPORT t TO "out.csv" TYPE csv;
        SET x = 1;
        INCLUDE "other.sf";
        CHECK c ON t AS a > 0;
        FROBNICATE;
        """;
    byte[] bytes = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    Pipeline pipeline = PipelineParser.parse(SourceFile.decode("a.sf", bytes)).best();

    List<Shown> shown = Shown.of(new JsonReport(found(), List.of(checked(pipeline))).text());

    assertThat(shown)
        .extracting(one -> one.kind() + " " + one.name())
        .containsExactly(
            "source s",
            "load t",
            "if null",
            "create u",
            "view v",
            "export out.csv",
            "set x",
            "include other.sf",
            "check c",
            "malformed null");
    assertThat(shown)
        .extracting(one -> new String(bytes, one.offset(), one.length(), StandardCharsets.UTF_8))
        .contains(
            "SOURCE s TYPE csv PARAMS {\"path\": \"\u00e4.csv\"}",
            "LOAD t FROM s",
            "CREATE TABLE u AS SELECT '\u20ac' AS e FROM t",
            "EXPORT t TO \"out.csv\" TYPE csv",
            "CHECK c ON t AS a > 0");
    assertThat(shown).extracting(Shown::line).startsWith(2, 3, 4, 5, 7, 9);
  }

  @Test
  void the_file_is_written_with_its_folders_and_nothing_beside_it(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("target/sqlflow/sqlflow.json");
    JsonReport report = new JsonReport(found(), List.of());

    report.writeTo(file);
    report.writeTo(file);

    assertThat(file).hasContent(report.text());
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_pipeline_stands_in_each_environment_as_it_was_checked() {
    Pipeline pipeline = new Pipeline(SourceFile.of("pipelines/a.sf", ""), List.of());
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    verdicts.put("staging", Verdict.OK);
    verdicts.put("dev", Verdict.ERROR);
    verdicts.put("prod", Verdict.UNKNOWN);
    CheckedPipeline checked = new CheckedPipeline("a", pipeline, verdicts);

    assertThat(checked.ok()).isFalse();
    assertThat(new JsonReport(found(), List.of(checked)).text())
        .contains(
            """
                  "file": "pipelines/a.sf",
                  "name": "a",
                  "statements": [],
                  "environments": {
                    "staging": "ok",
                    "dev": "error",
                    "prod": "unknown"
                  }
            """);
  }

  private static JudgedFindings found(Diagnostic... findings) {
    return JudgedFindings.of(List.of(findings), List.of());
  }

  private static CheckedPipeline checked(Pipeline pipeline) {
    return new CheckedPipeline("a", pipeline, Map.of("dev", Verdict.OK));
  }

  /** A statement as the report shows it. */
  private record Shown(String kind, String name, int line, int offset, int length) {

    static List<Shown> of(String json) {
      return tools.jackson.databind.json.JsonMapper.shared()
          .readTree(json)
          .at("/pipelines/0/statements")
          .valueStream()
          .map(
              node ->
                  new Shown(
                      node.get("kind").asString(),
                      node.get("name").isNull() ? "null" : node.get("name").asString(),
                      node.get("line").asInt(),
                      node.get("offset").asInt(),
                      node.get("length").asInt()))
          .toList();
    }
  }
}
