package dev.sqlflow.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleRendererTest {

  private static final SourceFile PIPELINE =
      SourceFile.of(
          "pipelines/orders.sf",
          """
          -- the orders
          SOURCE orders TYPE csv PARAMS {
            "path": "data/orders.csv",
            "has_headers": true,
            "delimiter": "|"
          };
          """);

  private final ConsoleRenderer renderer = ConsoleRenderer.plain();

  private static Span place(SourceFile file, String text) {
    int start = file.text().indexOf(text);
    return file.span(start, start + text.length());
  }

  private static Diagnostic.Builder unknownOption() {
    return Diagnostic.at(
            DiagnosticCode.UNKNOWN_OPTION,
            place(PIPELINE, "\"has_headers\""),
            "unknown option `has_headers` of connector `csv`")
        .label("`csv` has no such option");
  }

  @Test
  void aFindingIsPrintedInTheHouseStyle() {
    Diagnostic diagnostic =
        unknownOption().help("did you mean `has_header`?").build().in(List.of("dev", "prod"));

    assertThat(renderer.render(diagnostic))
        .isEqualTo(
            """
            error[SF4102]: unknown option `has_headers` of connector `csv`
              --> pipelines/orders.sf:4:3                       [dev, prod]
               |
             4 |   "has_headers": true,
               |   ^^^^^^^^^^^^^ `csv` has no such option
               = help: did you mean `has_header`?
            """);
  }

  @Test
  void aFindingWithoutAPlaceIsItsWords() {
    Diagnostic diagnostic =
        Diagnostic.of(DiagnosticCode.QUERY_FAILED, "no profile `dev`")
            .help("make profiles/dev.yml")
            .build();

    assertThat(renderer.render(diagnostic))
        .isEqualTo("error[SF5001]: no profile `dev`\n   = help: make profiles/dev.yml\n");
    assertThat(renderer.render(diagnostic.in(List.of("dev"))))
        .startsWith("error[SF5001]: no profile `dev`  [dev]\n");
  }

  @Test
  void relatedPlacesOfTheFileStandInOrderOfTheirLines() {
    Diagnostic diagnostic =
        Diagnostic.at(
                DiagnosticCode.UNKNOWN_OPTION, place(PIPELINE, "\"delimiter\""), "odd delimiter")
            .label("here")
            .related(place(PIPELINE, "csv"), "of this connector")
            .related(place(PIPELINE, "\"|\""), "its value")
            .build();

    assertThat(renderer.render(diagnostic))
        .isEqualTo(
            """
            error[SF4102]: odd delimiter
              --> pipelines/orders.sf:5:3
               |
             2 | SOURCE orders TYPE csv PARAMS {
               |                    --- of this connector
            ...
             5 |   "delimiter": "|"
               |   ^^^^^^^^^^^ here
               |                --- its value
            """);
  }

  @Test
  void aRelatedPlaceOfAnotherFileIsABlockOfItsOwn() {
    SourceFile profile = SourceFile.of("profiles/dev.yml", "\n".repeat(11) + "  delimiter: 12\n");
    Diagnostic diagnostic =
        unknownOption().related(place(profile, "12"), "the profile says so").build();

    assertThat(renderer.render(diagnostic))
        .isEqualTo(
            """
            error[SF4102]: unknown option `has_headers` of connector `csv`
               --> pipelines/orders.sf:4:3
                |
              4 |   "has_headers": true,
                |   ^^^^^^^^^^^^^ `csv` has no such option
               ::: profiles/dev.yml:12:14
                |
             12 |   delimiter: 12
                |              -- the profile says so
            """);
  }

  private String marked(String text, int start, int end) {
    SourceFile file = SourceFile.of("a.sf", text);
    Diagnostic diagnostic =
        Diagnostic.at(DiagnosticCode.UNEXPECTED_TOKEN, file.span(start, end), "m").build();
    String rendered = renderer.render(diagnostic);
    return rendered.substring(rendered.indexOf("   |\n") + 5);
  }

  @Test
  void tabsAreFourColumnsWide() {
    assertThat(marked("\tx\ty", 1, 4))
        .isEqualTo(
            """
             1 |     x    y
               |     ^^^^^^
            """);
  }

  @Test
  void wideCharactersTakeTwoColumnsAndMarksNone() {
    assertThat(marked("'日本' e\u0301 bad", 8, 11))
        .isEqualTo(" 1 | '日本' e\u0301 bad\n   |          ^^^\n");
    assertThat(marked("ｱ😀ｘ!", 4, 5)).isEqualTo(" 1 | ｱ😀ｘ!\n   |      ^\n");
  }

  @Test
  void whatWouldSteerTheConsoleIsShownAsASign() {
    assertThat(marked("a\u001b[31m\u202eb", 7, 8))
        .isEqualTo(" 1 | a\uFFFD[31m\uFFFDb\n   |        ^\n");
  }

  @Test
  void aPlaceBetweenCharactersIsOneColumn() {
    assertThat(marked("ab", 2, 2)).isEqualTo(" 1 | ab\n   |   ^\n");
    assertThat(marked("", 0, 0)).isEqualTo(" 1 |\n   | ^\n");
    assertThat(marked("ab\r\nc", 3, 3)).isEqualTo(" 1 | ab\n   |   ^\n");
  }

  @Test
  void aRangeOfSeveralLinesShowsItsFirst() {
    assertThat(marked("SELECT (\n 1\n)", 7, 13)).isEqualTo(" 1 | SELECT (\n   |        ^...\n");
  }

  @Test
  void aLongLineIsClippedAroundThePlace() {
    String rendered = marked("x".repeat(1_000) + "here" + "y".repeat(1_000), 1_000, 1_004);

    assertThat(rendered)
        .isEqualTo(
            " 1 | …"
                + "x".repeat(40)
                + "here"
                + "y".repeat(76)
                + "…\n   | "
                + " ".repeat(41)
                + "^^^^\n");
  }

  @Test
  void aMarkThatLeavesAClippedLineGoesOn() {
    assertThat(marked("z".repeat(300), 0, 300))
        .isEqualTo(" 1 | " + "z".repeat(120) + "…\n   | " + "^".repeat(120) + "...\n");
  }

  @Test
  void furtherLinesOfATextStandBelowItsFirst() {
    Diagnostic diagnostic =
        Diagnostic.of(DiagnosticCode.QUERY_FAILED, "first\nsecond").help("one\ntwo").build();

    assertThat(renderer.render(diagnostic))
        .isEqualTo("error[SF5001]: first\n    second\n   = help: one\n           two\n");
  }

  @Test
  void coloursAreAddedWhenAsked() {
    assertThat(ConsoleRenderer.coloured().render(unknownOption().build()))
        .startsWith("\u001b[1;31merror[SF4102]\u001b[0m\u001b[1m: unknown option")
        .contains("\u001b[1;31m^^^^^^^^^^^^^ `csv` has no such option\u001b[0m");
  }

  @Test
  void coloursTellTheSeverities() {
    Diagnostic warning =
        Diagnostic.of(DiagnosticCode.UNUSED_SOURCE, "w").severity(Severity.WARNING).build();
    Diagnostic note =
        Diagnostic.of(DiagnosticCode.UNUSED_SOURCE, "n").severity(Severity.NOTE).build();

    assertThat(ConsoleRenderer.coloured().summary(List.of(warning, note)))
        .isEqualTo("\u001b[1;33m1 warning\u001b[0m, \u001b[1;36m1 note\u001b[0m");
  }

  @Test
  void theReportShowsTheFirstFiftyByPlaceAndCountsTheRest() {
    SourceFile file = SourceFile.of("many.sf", "x\n".repeat(60));
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (int line = 59; line >= 0; line--) {
      diagnostics.add(
          Diagnostic.at(
                  DiagnosticCode.UNEXPECTED_TOKEN, file.span(2 * line, 2 * line + 1), "bad " + line)
              .build());
    }
    diagnostics.add(unknownOption().severity(Severity.WARNING).build());

    String report = renderer.report(diagnostics, "target/sqlflow/sqlflow.json");

    assertThat(report)
        .startsWith("error[SF1002]: bad 0\n")
        .contains("bad 49\n")
        .doesNotContain("bad 50\n")
        .endsWith(
            """
            ... and 11 more in target/sqlflow/sqlflow.json

            60 errors, 1 warning in 2 files
            """);
  }

  @Test
  void anErrorIsShownHoweverManyWarningsComeBeforeIt() {
    SourceFile file = SourceFile.of("many.sf", "x\n".repeat(60));
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (int line = 0; line < 60; line++) {
      Severity severity = line == 59 ? Severity.ERROR : Severity.WARNING;
      diagnostics.add(
          Diagnostic.at(
                  DiagnosticCode.UNUSED_SOURCE, file.span(2 * line, 2 * line + 1), "no " + line)
              .severity(severity)
              .build());
    }

    assertThat(renderer.report(diagnostics, "x.json"))
        .startsWith("warning[SF6001]: no 0\n")
        .contains("warning[SF6001]: no 48\n", "error[SF6001]: no 59\n")
        .doesNotContain("no 49\n");
  }

  @Test
  void aReportOfNothingSaysSo() {
    assertThat(renderer.report(List.of(), "x.json")).isEqualTo("no findings\n");
  }
}
