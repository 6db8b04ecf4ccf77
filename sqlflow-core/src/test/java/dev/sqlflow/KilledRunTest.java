package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed at any instant, and the same command again, come to what one run does. */
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class KilledRunTest {

  private static final String PIPELINE =
      """
      SOURCE s TYPE lines PARAMS {"path": "data/rows.jsonl"};
      LOAD rows FROM s;
      CREATE TABLE numbers AS SELECT range AS n, 'x' || range AS name FROM range(300000);
      CREATE TABLE latest MODE UPSERT KEY n AS SELECT n % 1000 AS n, max(n) AS top FROM numbers GROUP BY ALL;
      EXPORT (SELECT * FROM numbers ORDER BY n) TO "output/numbers.jsonl" TYPE lines;
      EXPORT (SELECT * FROM latest ORDER BY n) TO "output/latest.jsonl" TYPE lines;
      EXPORT (SELECT * FROM rows ORDER BY id) TO "output/rows.jsonl" TYPE lines;
      """;

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void whatIsKilledAndRunAgainIsAsIfNothingHadHappened() throws Exception {
    killAndRunAgain(5);
  }

  @Test
  @Tag("slow")
  void soItIsAtManyMoreInstants() throws Exception {
    killAndRunAgain(20);
  }

  private void killAndRunAgain(int times) throws Exception {
    Path undisturbed = project("undisturbed");
    long start = System.nanoTime();
    Process whole = start(undisturbed);
    assertThat(whole.waitFor()).isZero();
    long nanos = System.nanoTime() - start;
    Map<String, String> expected = output(undisturbed);
    assertThat(expected).containsOnlyKeys("latest.jsonl", "numbers.jsonl", "rows.jsonl");
    assertThat(expected.get("latest.jsonl")).endsWith("{\"n\":999,\"top\":299999}\n");

    Path killed = project("killed");
    Random instants = new Random(20_261_125);
    for (int time = 0; time < times; time++) {
      double share = instants.nextDouble();
      Process process = start(killed);
      process.waitFor((long) (nanos * share), TimeUnit.NANOSECONDS);
      process.destroyForcibly().waitFor();
      RunResult again = run(killed);
      String when = "killed after %.3f of a run".formatted(share);
      assertThat(again.ok()).as("%s: %s", when, again.reports()).isTrue();
      assertThat(output(killed)).as(when).isEqualTo(expected);
      assertThat(names(killed.resolve("target/sqlflow/tmp"))).isEmpty();
    }
  }

  private static RunResult run(Path project) {
    return new TestProject(project)
        .open()
        .run(new RunRequest(Selection.ALL, Optional.empty(), false), RunListener.NONE);
  }

  private Path project(String name) throws IOException {
    new TestProject(folder.resolve(name))
        .with(
            "profiles/dev.yml",
            "version: \"1.0\"\nconnectors: {}\nengines: {duckdb: {mode: persistent, path: db/all.db}}\n")
        .with("data/rows.jsonl", "{\"id\":1}\n{\"id\":2}\n")
        .with("pipelines/all.sf", PIPELINE);
    return folder.resolve(name);
  }

  private Process start(Path project) throws IOException {
    Process process = TestProcess.start(folder, KilledRun.class, "begin", project.toString());
    started.add(process);
    return process;
  }

  private static Map<String, String> output(Path project) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String name : names(project.resolve("output"))) {
      texts.put(name, Files.readString(project.resolve("output").resolve(name)));
    }
    return texts;
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
