package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsAtOnceTest {

  @TempDir Path folder;

  @Test
  void runsThatShareADatabaseWaitForEachOther() throws Exception {
    TestProject project =
        new TestProject(folder)
            .with(
                "profiles/dev.yml",
                "version: \"1.0\"\nconnectors: {}\nengines: {duckdb: {mode: persistent, path: shared.db}}\n")
            .with(
                "pipelines/log.sf",
                """
                CREATE TABLE log MODE APPEND AS SELECT range AS n FROM range(1000);
                EXPORT (SELECT count(*) AS n FROM log) TO "output/count.jsonl" TYPE lines;
                """);
    RunRequest request = new RunRequest(Selection.ALL, Optional.empty(), false);
    Callable<RunResult> run = () -> project.open().run(request, RunListener.NONE);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<RunResult> result : threads.invokeAll(List.of(run, run))) {
        assertThat(result.get().reports()).allMatch(report -> report.succeeded());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(project.text("output/count.jsonl")).isEqualTo("{\"n\":2000}\n");
  }
}
