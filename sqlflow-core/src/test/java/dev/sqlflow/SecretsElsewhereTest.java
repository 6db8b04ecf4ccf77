package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.canary.Canary;
import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.engine.StepResult;
import dev.sqlflow.engine.StepResult.Checked;
import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets don't get out by flight recordings, nor by the rows that findings show. */
class SecretsElsewhereTest {

  private static final Canary SECRET = Canary.named("recorded");
  private static final Canary CELL = Canary.plain("cell");

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void begin() {
    project = new TestProject(folder).withEnvironment(Map.of("TOKEN", SECRET.value()));
  }

  private RunResult run() {
    return project
        .open()
        .run(new RunRequest(Selection.ALL, Optional.empty(), false), RunListener.NONE);
  }

  private static String told(RunResult run) {
    return run.reports().stream()
        .flatMap(report -> report.results().stream())
        .map(
            result ->
                result
                    + ConsoleRenderer.plain().report(result.finding().stream().toList(), "report"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aFlightRecordingOfARunHoldsNoSecret() throws IOException, ParseException {
    project
        .with("data/a.jsonl", "{\"id\":1}\n")
        .with(
            "profiles/dev.yml",
            """
            version: "1.0"
            variables: {pw: "${secret:env:TOKEN}"}
            connectors:
              door: {type: guarded, params: {path: data/a.jsonl, password: "${pw}", fails: world}}
            """)
        .with("pipelines/a.sf", "SOURCE s FROM \"door\";\nLOAD t FROM s;\n");
    Path file = folder.resolve("run.jfr");
    try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
      // the message of each exception that anybody makes; JDK 17 leaves it out by itself
      recording.disable("jdk.JavaExceptionThrow");
      recording.start();
      assertThat(run().ok()).isFalse();
      recording.stop();
      recording.dump(file);
    }

    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    assertThat(events)
        .extracting(event -> event.getEventType().getName())
        .contains("dev.sqlflow.ProfileLoad", "dev.sqlflow.Resolve");
    events.forEach(event -> SECRET.assertAbsent("an event", event.toString()));
    SECRET.assertAbsent(folder.resolve("target"));
  }

  private void rows(String pipeline) throws IOException {
    String row = "{\"id\":1,\"apiToken\":\"%s\",\"name\":\"ann\"}\n".formatted(CELL.value());
    project
        .with("data/a.jsonl", row + row)
        .with(
            "pipelines/a.sf",
            """
            SOURCE s TYPE lines PARAMS {"path": "data/a.jsonl"};
            LOAD t FROM s;
            """
                + pipeline);
  }

  @Test
  void aKeyThatStandsTwiceShowsTheRowsWithoutTheirSecretColumns() throws IOException {
    rows("CREATE TABLE latest MODE UPSERT KEY id AS SELECT * FROM t;\n");

    RunResult run = run();

    assertThat(told(run)).contains("such as id=1, apiToken=***, name=ann");
    CELL.assertAbsent("what is told", told(run));
    CELL.assertAbsent(folder.resolve("target"));
  }

  @Test
  void aBrokenCheckShowsTheRowsWithoutTheirSecretColumns() throws IOException {
    rows("CHECK few ON t AS id > 1;\n");

    RunResult run = run();

    StepResult last = run.reports().get(0).results().get(1);
    assertThat(Found.lines(last.finding().stream().toList())).startsWith("SF5021");
    assertThat(((Checked) last).violations().shown().get(0))
        .extracting(cell -> cell.column() + "=" + cell.text().orElse("NULL"))
        .containsExactly("id=1", "apiToken=***", "name=ann");
    CELL.assertAbsent("what is told", told(run));
    CELL.assertAbsent(folder.resolve("target"));
  }
}
