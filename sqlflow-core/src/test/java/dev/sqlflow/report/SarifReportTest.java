package dev.sqlflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.diagnostic.Severity;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {

  private final SourceFile pipeline =
      SourceFile.of("pipelines/a b.sf", "one\n\uD83D\uDE00 two\nthree\n");
  private final SourceFile profile = SourceFile.of("profiles/dev.yml", "x: 1\n");

  private final Diagnostic option =
      Diagnostic.at(DiagnosticCode.UNKNOWN_OPTION, pipeline.span(7, 10), "unknown option `two`")
          .related(profile.span(0, 1), "set here")
          .help("did you mean `tow`?")
          .fix(Fix.safe("rename to `tow`", pipeline.span(7, 10), "tow"))
          .build()
          .in(List.of("dev", "prod"));
  private final Diagnostic warning =
      Diagnostic.at(DiagnosticCode.UNUSED_SOURCE, pipeline.span(0, 3), "unused").build();
  private final Diagnostic nowhere =
      Diagnostic.of(DiagnosticCode.NOTHING_SELECTED, "nothing is called `x`").build();

  private static String text(Diagnostic... findings) {
    return new SarifReport(JudgedFindings.of(List.of(findings), List.of()), "", "1.2").text();
  }

  private static JsonNode run(String sarif) {
    return JsonMapper.shared().readTree(sarif).at("/runs/0");
  }

  @Test
  void a_report_of_every_kind_of_finding_is_valid_by_the_official_schema() throws IOException {
    JudgedFindings findings = JudgedFindings.of(List.of(option, nowhere), List.of(warning));
    Schema schema;
    try (InputStream in =
        SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
              .getSchema(in, InputFormat.JSON);
    }

    String sarif = new SarifReport(findings, "warehouse/", "1.2").text();

    assertThat(schema.validate(sarif, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(sarif.replace("\"2.1.0\"", "\"2.0.0\""), InputFormat.JSON))
        .as("the schema refuses what is wrong")
        .isNotEmpty();
  }

  @Test
  void a_result_names_its_rule_its_place_and_its_environments() {
    JsonNode run = run(text(option));
    JsonNode result = run.at("/results/0");

    assertThat(result.get("ruleId").asString()).isEqualTo("SF4102");
    assertThat(run.at("/tool/driver/rules/0/id").asString()).isEqualTo("SF4102");
    assertThat(run.at("/tool/driver/rules/0/help/text").asString())
        .isEqualTo("mvn sqlflow:explain -Dsqlflow.code=SF4102");
    assertThat(result.get("ruleIndex").asInt()).isZero();
    assertThat(result.get("level").asString()).isEqualTo("error");
    assertThat(result.at("/message/text").asString())
        .isEqualTo("unknown option `two` [dev, prod]\nhelp: did you mean `tow`?");
    assertThat(result.at("/locations/0/physicalLocation").toString())
        .isEqualTo(
            "{\"artifactLocation\":{\"uri\":\"pipelines/a%20b.sf\",\"uriBaseId\":\"ROOT\"},"
                + "\"region\":{\"startLine\":2,\"startColumn\":3,\"endLine\":2,\"endColumn\":6}}");
    assertThat(result.at("/relatedLocations/0/physicalLocation/artifactLocation/uri").asString())
        .isEqualTo("profiles/dev.yml");
    assertThat(result.at("/properties/environments").toString()).isEqualTo("[\"dev\",\"prod\"]");
    assertThat(run.get("columnKind").asString()).isEqualTo("unicodeCodePoints");
  }

  @Test
  void a_fix_is_a_replacement_that_an_editor_can_apply() {
    JsonNode fix = run(text(option)).at("/results/0/fixes/0");

    assertThat(fix.at("/description/text").asString()).isEqualTo("rename to `tow`");
    assertThat(fix.at("/artifactChanges/0/replacements").toString())
        .isEqualTo(
            "[{\"deletedRegion\":"
                + "{\"startLine\":2,\"startColumn\":3,\"endLine\":2,\"endColumn\":6},"
                + "\"insertedContent\":{\"text\":\"tow\"}}]");
  }

  @Test
  void a_finding_in_no_file_has_no_place() {
    assertThat(run(text(nowhere)).at("/results/0").has("locations")).isFalse();
  }

  @Test
  void files_are_relative_to_the_root_of_the_repository() {
    JudgedFindings findings = JudgedFindings.of(List.of(warning), List.of());

    String sarif = new SarifReport(findings, "warehouse/", "1.2").text();

    assertThat(run(sarif).at("/results/0/locations/0/physicalLocation/artifactLocation/uri"))
        .hasToString("\"warehouse/pipelines/a%20b.sf\"");
  }

  @Test
  void a_fingerprint_stays_when_lines_come_and_go_and_tells_twins_apart() {
    SourceFile longer = SourceFile.of(pipeline.name(), "\n\n" + pipeline.text());
    Diagnostic moved =
        Diagnostic.at(DiagnosticCode.UNUSED_SOURCE, longer.span(2, 5), "unused").build();
    Diagnostic twin =
        Diagnostic.at(DiagnosticCode.UNUSED_SOURCE, longer.span(6, 8), "unused").build();

    JsonNode before = run(text(warning)).at("/results/0/partialFingerprints");
    JsonNode after = run(text(moved, twin)).get("results");

    assertThat(before.get("sqlflowFinding/v1").asString()).matches("[0-9a-f]{32}");
    assertThat(after.get(0).get("partialFingerprints")).isEqualTo(before);
    assertThat(after.get(1).get("partialFingerprints")).isNotEqualTo(before);
  }

  @Test
  void what_the_baseline_holds_is_suppressed_and_what_is_milder_says_so() {
    Diagnostic note =
        Diagnostic.at(DiagnosticCode.UNUSED_SOURCE, pipeline.span(4, 6), "meant")
            .severity(Severity.NOTE)
            .build();
    JudgedFindings findings = JudgedFindings.of(List.of(note), List.of(warning));

    JsonNode results = run(new SarifReport(findings, "", "1.2").text()).get("results");

    assertThat(results.get(0).get("suppressions").toString())
        .isEqualTo("[{\"kind\":\"external\"}]");
    assertThat(results.get(0).get("level").asString()).isEqualTo("warning");
    assertThat(results.get(1).has("suppressions")).isFalse();
    assertThat(results.get(1).get("level").asString()).isEqualTo("note");
  }
}
