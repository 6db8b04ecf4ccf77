package dev.sqlflow.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Severity;
import dev.sqlflow.source.SourceFile;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  private final RecordingLog log = new RecordingLog();
  private final Console console = new Console(log);

  @Test
  void a_finding_is_one_entry_at_its_own_level_and_findings_come_by_place() {
    SourceFile file = SourceFile.of("a.sf", "one\ntwo\n");
    Diagnostic later =
        Diagnostic.at(DiagnosticCode.NOTHING_SELECTED, file.span(4, 7), "later")
            .severity(Severity.WARNING)
            .build();
    Diagnostic sooner =
        Diagnostic.at(DiagnosticCode.NOTHING_SELECTED, file.span(0, 3), "sooner").build();
    Diagnostic nowhere =
        Diagnostic.of(DiagnosticCode.NOTHING_SELECTED, "nowhere").severity(Severity.NOTE).build();

    console.show(List.of(later, sooner, nowhere));

    assertThat(log.entries)
        .containsExactly(
            "info: note[SF2401]: nowhere\n",
            """
            error: error[SF2401]: sooner
              --> a.sf:1:1
               |
             1 | one
               | ^^^
            """,
            """
            warn: warning[SF2401]: later
              --> a.sf:2:1
               |
             2 | two
               | ^^^
            """);
  }

  @Test
  void the_first_fifty_are_shown() {
    console.show(
        IntStream.range(0, 52)
            .mapToObj(i -> Diagnostic.of(DiagnosticCode.NOTHING_SELECTED, "no. " + i).build())
            .toList());

    assertThat(log.entries).hasSize(51).last().isEqualTo("warn: ... and 2 more");
  }
}
