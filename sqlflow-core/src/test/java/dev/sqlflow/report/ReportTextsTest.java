package dev.sqlflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.report.CheckedPipeline.Verdict;
import dev.sqlflow.source.SourceFile;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTextsTest {

  private final SourceFile file = SourceFile.of("pipelines/a,b.sf", "one\ntwo\n");

  private Diagnostic finding(String message) {
    return Diagnostic.at(DiagnosticCode.UNKNOWN_TABLE, file.span(4, 7), message)
        .help("100% sure")
        .build()
        .in(List.of("dev"));
  }

  private static JudgedFindings fresh(Diagnostic... findings) {
    return JudgedFindings.of(List.of(findings), List.of());
  }

  private static Diagnostic fixable(byte... text) {
    SourceFile file = SourceFile.decode("a.sf", text);
    return Diagnostic.at(DiagnosticCode.UNKNOWN_TABLE, file.span(0, 1), "x")
        .fix(Fix.safe("write `b`", file.span(0, 1), "b"))
        .build();
  }

  @Test
  void a_finding_in_a_file_whose_text_is_damaged_is_not_counted_as_one_that_can_be_fixed() {
    assertThat(CheckText.fixable(List.of(fixable((byte) 'a'), fixable((byte) 'a', (byte) 0xC3))))
        .contains("1 of these can be fixed by `mvn sqlflow:fix`");
    assertThat(CheckText.fixable(List.of(fixable((byte) 'a', (byte) 0xC3)))).isEmpty();
  }

  @Test
  void an_annotation_quotes_what_would_end_it() {
    assertThat(new GitHubAnnotations("etl/").lines(List.of(finding("no `t`: see\nabove"))))
        .containsExactly(
            "::error file=etl/pipelines/a%2Cb.sf,line=2,endLine=2,col=1,endColumn=4,"
                + "title=SQLFlow SF3101::no `t`: see%0Aabove [dev]%0Ahelp: 100%25 sure");
  }

  @Test
  void an_annotation_of_several_lines_has_no_columns_and_one_without_a_place_no_file() {
    Diagnostic lines = Diagnostic.at(DiagnosticCode.UNUSED_SOURCE, file.span(0, 7), "x").build();
    Diagnostic nowhere = Diagnostic.of(DiagnosticCode.EMPTY_STATEMENT, "y").build();

    assertThat(new GitHubAnnotations("").lines(List.of(lines, nowhere)))
        .containsExactly(
            "::warning file=pipelines/a%2Cb.sf,line=1,endLine=2,title=SQLFlow SF6001::x",
            "::notice title=SQLFlow SF1008::y");
  }

  @Test
  void the_summary_shows_the_matrix_and_what_was_found() {
    Pipeline pipeline = new Pipeline(file, List.of());
    CheckedPipeline checked =
        new CheckedPipeline("a|b", pipeline, Map.of("dev", Verdict.ERROR, "prod", Verdict.OK));
    JudgedFindings findings =
        JudgedFindings.of(List.of(finding("no <table> | `t`")), List.of(finding("known")));

    assertThat(new MarkdownSummary(findings, List.of("dev", "prod"), List.of(checked)).text())
        .isEqualTo(
            """
            # SQLFlow

            1 pipeline x 2 environments (dev, prod): 1 error in 1 file

            1 known finding of the baseline left out

            | pipeline | dev | prod |
            | --- | --- | --- |
            | a\\|b | **error** | ok |

            | finding | place | environments |
            | --- | --- | --- |
            | error[SF3101]: no &lt;table> \\| `t` | pipelines/a,b.sf:2:1 | dev |
            """);
  }

  @Test
  void the_summary_of_nothing_is_short_and_that_of_very_much_is_cut() {
    JudgedFindings many = fresh(Collections.nCopies(60, finding("x")).toArray(Diagnostic[]::new));

    assertThat(new MarkdownSummary(fresh(), List.of(), List.of()).text())
        .isEqualTo("# SQLFlow\n\nok\n");
    assertThat(new MarkdownSummary(many, List.of("dev"), List.of()).text())
        .endsWith("\n\nand 10 more\n");
  }
}
