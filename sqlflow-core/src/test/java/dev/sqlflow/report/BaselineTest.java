package dev.sqlflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {

  @TempDir Path folder;

  private final SourceFile file = SourceFile.of("pipelines/a.sf", "one\ntwo\n");

  private Diagnostic at(int offset, String message) {
    return Diagnostic.at(DiagnosticCode.UNUSED_SOURCE, file.span(offset, offset + 1), message)
        .build();
  }

  private Baseline holding(Diagnostic... findings) throws IOException {
    Path path = folder.resolve("baseline.json");
    Baseline.write(List.of(findings), path);
    return Baseline.read(SourceFile.decode("baseline.json", Files.readAllBytes(path))).best();
  }

  @Test
  void a_finding_is_known_wherever_it_moves_and_others_are_new() throws IOException {
    Baseline baseline = holding(at(0, "unused `s`"));

    JudgedFindings judged = baseline.judge(List.of(at(4, "unused `s`"), at(4, "unused `t`")));

    assertThat(judged.knownCount()).isEqualTo(1);
    assertThat(judged.fresh()).extracting(Diagnostic::message).containsExactly("unused `t`");
  }

  @Test
  void one_more_of_the_same_kind_is_new() throws IOException {
    Baseline baseline = holding(at(0, "x"), at(1, "x"));

    assertThat(baseline.judge(List.of(at(0, "x"), at(1, "x"), at(4, "x"))).fresh()).hasSize(1);
    assertThat(baseline.goneFrom(List.of(at(0, "x")))).isEqualTo(1);
  }

  @Test
  void the_file_is_sorted_and_holds_no_lines_and_no_notes() throws IOException {
    Diagnostic note = Diagnostic.at(DiagnosticCode.EMPTY_STATEMENT, file.span(0, 1), "n").build();
    holding(at(4, "y"), at(0, "x"), at(0, "y"), note);

    assertThat(folder.resolve("baseline.json"))
        .hasContent(
            """
            {
              "version": "1",
              "findings": [
                {
                  "code": "SF6001",
                  "file": "pipelines/a.sf",
                  "message": "x",
                  "count": 1
                },
                {
                  "code": "SF6001",
                  "file": "pipelines/a.sf",
                  "message": "y",
                  "count": 2
                }
              ]
            }
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"version\": \"2\", \"findings\": []}",
        "{\"version\": \"1\", \"findings\": [{\"code\": \"SF1\"}]}",
        "{\"version\": \"1\", \"findings\": [1]}"
      })
  void what_is_no_baseline_holds_nothing_and_says_so(String text) {
    Diagnosed<Baseline> read = Baseline.read(SourceFile.of("baseline.json", text));

    assertThat(read.best()).isSameAs(Baseline.EMPTY);
    assertThat(read.diagnostics())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.code()).isEqualTo(DiagnosticCode.MALFORMED_BASELINE);
              assertThat(one.span().orElseThrow().file().name()).isEqualTo("baseline.json");
            });
  }
}
