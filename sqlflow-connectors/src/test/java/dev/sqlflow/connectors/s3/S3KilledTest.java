package dev.sqlflow.connectors.s3;

import static dev.sqlflow.connectors.s3.S3Fixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.connectors.network.Proxy;
import dev.sqlflow.connectors.network.Trouble;
import dev.sqlflow.spi.WriteMode;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An export that is killed at any instant, and the same again, come to what one export does. */
@ExtendWith(S3Server.Extension.class)
class S3KilledTest {

  /** About as many bytes as an export sends. */
  private static final int SENT = 20_300_000;

  private static final int KILLED = 128 + 9;

  @TempDir Path folder;
  private final Random instants = new Random(20_261_125);
  private S3Server server;

  @BeforeEach
  void begin(S3Server given) {
    server = given;
  }

  @Test
  void a_large_object_is_the_old_one_or_the_new_one_and_then_the_new_one() throws Exception {
    object(2);
  }

  @Test
  void a_prefix_has_the_old_objects_or_the_new_ones_and_then_the_new_ones() throws Exception {
    prefix(2);
  }

  @Test
  @Tag("slow")
  void so_it_is_at_many_more_instants() throws Exception {
    object(20);
    prefix(20);
  }

  private void object(int times) throws Exception {
    int killed = 0;
    for (int time = 0; time < times; time++) {
      server.put("a.csv", "id,note\n0,n\n");
      killed += kill("a.csv", instants.nextInt(SENT)) ? 1 : 0;
      mustBeWhole("a.csv", 1, 20_000);
      again("a.csv");
      assertThat(server.keys()).containsExactly("a.csv");
      assertThat(server.openUploads()).isZero();
    }
    assertThat(killed).isPositive();
  }

  private void prefix(int times) throws Exception {
    server.put("out/old.csv", "id,note\n0,n\n");
    long before = 1;
    int killed = 0;
    for (int time = 0; time < times; time++) {
      killed += kill("out/", instants.nextInt(SENT)) ? 1 : 0;
      mustBeWhole("out/", before, 20_000);
      again("out/");
      before = 20_000;
      assertThat(server.openUploads()).isZero();
      assertThat(server.keys()).noneMatch(key -> key.endsWith("-lock"));
    }
    assertThat(killed).isPositive();
  }

  /** Tells whether the export was not over before. */
  private boolean kill(String key, long sent) throws Exception {
    CompletableFuture<Process> started = new CompletableFuture<>();
    Trouble killing =
        Trouble.watching(
            total -> {
              if (total >= sent) {
                started.join().destroyForcibly();
              }
            });
    try (Proxy proxy = Proxy.before(server.port(), killing)) {
      Process process = start(key, proxy.uri().toString());
      started.complete(process);
      int exit = process.waitFor();
      assertThat(exit).isIn(0, KILLED);
      return exit == KILLED;
    }
  }

  private Process start(String key, String way) throws Exception {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            KilledExport.class.getName(),
            Files.createDirectories(folder.resolve("killed")).toString(),
            way,
            server.uri(key))
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  private void mustBeWhole(String key, long old, long coming) {
    assertThat(List.of(Data.sums(old), Data.sums(coming))).containsAll(rows(key));
  }

  private List<List<Object>> rows(String key) {
    return new S3Fixture(folder)
        .rows(options(key), Data.SUMS).stream().map(row -> List.<Object>copyOf(row)).toList();
  }

  private void again(String key) {
    new S3Fixture(folder).export(options(key), WriteMode.REPLACE, KilledExport.QUERY);
    assertThat(rows(key)).containsExactly(Data.sums(20_000));
  }

  private Map<String, Object> options(String key) {
    return with(server.options(key), "file_format", "csv");
  }
}
