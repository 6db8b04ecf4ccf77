package dev.sqlflow.connectors.s3;

import static dev.sqlflow.connectors.s3.S3Fixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.connectors.network.Deed;
import dev.sqlflow.connectors.network.Proxy;
import dev.sqlflow.connectors.network.Trouble;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.WriteMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is interrupted while a server is silent stops at once, and nothing is left half done. */
@ExtendWith(S3Server.Extension.class)
class S3CancelTest {

  @TempDir Path folder;
  private S3Fixture s3;

  @BeforeEach
  void begin() {
    s3 = new S3Fixture(folder);
  }

  @Test
  void a_download_ends(S3Server server) throws Exception {
    server.put("a.csv", Data.csv(2_000, 500));
    CountDownLatch silent = new CountDownLatch(1);
    Trouble fallsSilent =
        piece -> {
          if (!piece.fromServer() || piece.before() <= 100_000) {
            return Deed.PASS;
          }
          silent.countDown();
          return Deed.STALL;
        };
    try (Proxy proxy = Proxy.before(server.port(), fallsSilent)) {
      ConnectorException end =
          interrupted(silent, () -> s3.rows(server.options("a.csv", proxy.uri()), "FROM t"));

      assertThat(end.kind()).isEqualTo(Kind.INTERRUPTED);
      assertThat(copies()).isEmpty();
    }
  }

  @Test
  void an_upload_ends_and_is_aborted(S3Server server) throws Exception {
    server.put("a.csv", "old");
    CountDownLatch silent = new CountDownLatch(1);
    AtomicBoolean stuck = new AtomicBoolean();
    Trouble getsStuck =
        piece -> {
          boolean late = !piece.fromServer() && piece.end() > 5_000_000;
          if (!late || !stuck.compareAndSet(false, true)) {
            return Deed.PASS;
          }
          silent.countDown();
          return Deed.JAM;
        };
    try (Proxy proxy = Proxy.before(server.port(), getsStuck)) {
      ConnectorException end =
          interrupted(
              silent,
              () ->
                  s3.export(
                      with(server.options("a.csv", proxy.uri()), "max_concurrency", 1),
                      WriteMode.REPLACE,
                      KilledExport.QUERY));

      assertThat(end.kind()).isEqualTo(Kind.INTERRUPTED);
      assertThat(server.openUploads()).isZero();
      assertThat(server.text("a.csv")).isEqualTo("old");
      assertThat(copies()).isEmpty();
    }
  }

  private static ConnectorException interrupted(CountDownLatch when, Runnable work)
      throws Exception {
    AtomicReference<ConnectorException> end = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (ConnectorException failure) {
                end.set(failure);
              }
            });
    thread.start();
    when.await();
    thread.interrupt();
    thread.join();
    return end.get();
  }

  private Stream<Path> copies() throws IOException {
    try (Stream<Path> tree = Files.walk(folder.resolve(".engine"))) {
      return tree.filter(Files::isRegularFile).toList().stream();
    }
  }
}
