package dev.sqlflow.connectors.s3;

import static dev.sqlflow.connectors.s3.S3Fixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.connectors.network.Proxy;
import dev.sqlflow.connectors.network.RandomTrouble;
import dev.sqlflow.connectors.network.RandomTrouble.Changeable;
import dev.sqlflow.connectors.network.Trials;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.Staging.Brought;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import dev.sqlflow.testkit.ConnectorOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Delays, cuts, silence and changed bytes at once, in both directions: no byte is lost, none is
 * changed, nothing hangs, and nothing is left behind. It is plain HTTP, so that any byte arrives as
 * it was changed.
 */
@ExtendWith(S3Server.Extension.class)
class S3RandomFaultsTest {

  /** More than two ranges of a download, and more than one part of an upload. */
  private static final int LARGE = 17_000_000;

  private static final int SMALL = 200_000;
  private static final int SEEDS = 10;
  private static final List<Path> PARTS =
      List.of(Path.of("k=1/a.csv"), Path.of("k=2/a.csv"), Path.of("k=3/a.csv"));

  @TempDir Path folder;
  private S3Server server;
  private Trials trials;

  @BeforeEach
  void begin(S3Server given, TestReporter reporter) {
    server = given;
    trials = new Trials(given.port(), reporter);
  }

  @Test
  void a_large_object_is_read_as_it_is_or_not_at_all() throws IOException {
    byte[] content = content(1, LARGE);
    server.put("a.csv", content);
    trials.run(SEEDS, new Reading("a.csv", LARGE / 3, List.of(digest(content))));
  }

  @Test
  void the_objects_of_a_manifest_are_read_as_they_are_or_not_at_all() throws IOException {
    List<String> parts = new ArrayList<>();
    StringBuilder manifest = new StringBuilder();
    for (int part = 0; part < 5; part++) {
      byte[] content = content(part, SMALL);
      server.put("in/" + part + ".csv", content);
      manifest.append(server.uri("in/" + part + ".csv")).append('\n');
      parts.add(digest(content));
    }
    server.put("in/_manifest", manifest.toString());
    trials.run(SEEDS, new Reading("in/", SMALL, parts));
  }

  @Test
  void a_large_object_is_the_old_one_or_the_new_one_and_then_the_new_one() throws IOException {
    Files.write(folder.resolve("a.csv"), content(1, LARGE));
    trials.run(SEEDS, new Writing("a.csv", LARGE, List.of(Path.of("a.csv"))));
  }

  @Test
  void a_prefix_has_the_old_objects_or_the_new_ones_and_then_the_new_ones() throws IOException {
    for (Path part : PARTS) {
      Path file = folder.resolve(part);
      Files.createDirectories(file.resolveSibling("."));
      Files.write(file, content(part.hashCode(), SMALL));
    }
    trials.run(SEEDS, new Writing("out/", SMALL, PARTS));
  }

  private static byte[] content(long seed, int length) {
    byte[] content = new byte[length];
    new Random(seed).nextBytes(content);
    return content;
  }

  private static String digest(byte[] content) {
    return Digests.hex(Digests.of(content));
  }

  private Map<String, Object> options(String key, URI way) {
    return with(server.options(key, way), "file_format", "csv", "timeout", "2s", "max_retries", 1);
  }

  /** Reads objects; returns what is to tell them by. */
  private List<String> read(String key, URI way) throws IOException {
    Scan.Staged scan = (Scan.Staged) new S3Fixture(folder).scan(options(key, way));
    Path copies = Files.createTempDirectory(folder, "copies");
    Brought brought = scan.staging().bring(copies);
    List<String> digests = new ArrayList<>();
    for (Path copy : brought.origins().keySet()) {
      digests.add(Digests.hex(Digests.ofFile(copy)));
      Files.delete(copy);
    }
    return digests;
  }

  /** What both directions have in common. */
  private abstract class OnS3 implements Trials.Trial {

    final String key;
    private final int bytes;

    OnS3(String key, int bytes) {
      this.key = key;
      this.bytes = bytes;
    }

    @Override
    public RandomTrouble trouble(long seed) {
      return new RandomTrouble(seed, bytes, any -> Changeable.ANY);
    }

    @Override
    public String[] names(Proxy proxy) {
      return new String[] {"`" + proxy.uri() + "`", "`" + server.bucket + "`", server.uri("")};
    }
  }

  /** Ranged reads. */
  private final class Reading extends OnS3 {

    private final List<String> expected;
    private List<String> read = List.of();

    Reading(String key, int bytes, List<String> expected) {
      super(key, bytes);
      this.expected = expected;
    }

    @Override
    public void prepare(long seed) {}

    @Override
    public void work(long seed, Proxy proxy) throws IOException {
      read = List.of();
      read = S3RandomFaultsTest.this.read(key, proxy.uri());
    }

    @Override
    public void check(long seed, Optional<ConnectorException> failure) {
      if (failure.isEmpty()) {
        assertThat(read).isEqualTo(expected);
      }
    }
  }

  /** Uploads. */
  private final class Writing extends OnS3 {

    private final List<Path> files;
    private final List<String> after = new ArrayList<>();
    private List<String> before = List.of();

    Writing(String key, int bytes, List<Path> files) {
      super(key, bytes);
      this.files = files;
      files.forEach(file -> after.add(Digests.hex(Digests.ofFile(folder.resolve(file)))));
    }

    @Override
    public void prepare(long seed) throws IOException {
      boolean object = !key.endsWith("/");
      for (String left : server.keys()) {
        server.client().deleteObject(one -> one.bucket(server.bucket).key(left));
      }
      String old = object ? key : key + "old.csv";
      server.put(old, "old");
      before = List.of(digest("old".getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void work(long seed, Proxy proxy) {
      write("run-" + seed, proxy.uri());
    }

    private void write(String run, URI way) {
      S3Connector connector = new S3Connector();
      Write.Staged write =
          (Write.Staged)
              connector.write(
                  ConnectorOptions.of(connector, options(key, way)),
                  new WriteRequest(WriteMode.REPLACE, List.of(), run));
      write.delivery().deliver(folder, files);
    }

    @Override
    public void check(long seed, Optional<ConnectorException> failure) throws IOException {
      List<String> now = S3RandomFaultsTest.this.read(key, server.endpoint());
      if (failure.isEmpty()) {
        assertThat(now).isEqualTo(after);
      } else {
        assertThat(now).isIn(before, after);
      }
      if (failure.isPresent() || isLocked()) {
        endTheProcess();
        write("again-" + seed, server.endpoint());
        assertThat(S3RandomFaultsTest.this.read(key, server.endpoint())).isEqualTo(after);
      }
      assertThat(server.openUploads()).isZero();
      assertThat(isLocked()).isFalse();
    }

    private boolean isLocked() {
      return server.keys().stream().anyMatch(name -> name.endsWith("-lock"));
    }

    /** A lock that could not be given back ends with its process, which here lives on. */
    private void endTheProcess() {
      for (String lock : server.keys()) {
        if (lock.endsWith("-lock")) {
          String[] lines = server.text(lock).split("\n", 2);
          server.put(lock, lines.length < 2 ? lines[0] : Long.MAX_VALUE + "\n" + lines[1]);
        }
      }
    }
  }
}
