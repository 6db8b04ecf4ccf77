package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.EngineFixture.columns;
import static dev.sqlflow.engine.duckdb.EngineFixture.csv;
import static dev.sqlflow.engine.duckdb.EngineFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.Scan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangingFilesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFileThatChangesWhileItIsReadIsRefusedAndTheTableStays(boolean lenient) throws Exception {
    Path file = folder.resolve("in.csv");
    String rows =
        LongStream.range(0, 300_000).mapToObj(Long::toString).collect(Collectors.joining("\n"));
    Files.writeString(file, "id\n" + rows + "\n");
    Csv format = csv(lenient ? OptionalLong.of(0) : OptionalLong.empty(), Compression.NONE);
    Scan scan = new Scan.Files(format, List.of(file), columns("id BIGINT"));
    try (EngineFixture engine = EngineFixture.inMemory(folder, "in.csv")) {
      engine.transform("t", replace(), "SELECT 7::BIGINT AS id");
      ConnectorException refusal = whileWritten(file, () -> engine.load("t", replace(), scan));
      assertThat(refusal.kind()).isEqualTo(ConnectorException.Kind.INVALID_DATA);
      assertThat(refusal)
          .hasMessage("`" + file + "` changed while it was read: run again when it is complete");
      assertThat(engine.rows("FROM t")).containsExactly("7");

      engine.load("t", replace(), scan);
      assertThat(engine.rows("SELECT count(*) FROM t")).containsExactly("300000");
    }
  }

  /** Another one writes the file again and again, as long as it is read. */
  private static ConnectorException whileWritten(Path file, Runnable load) throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    AtomicBoolean done = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              for (long time = 1; !done.get(); time++) {
                write(file, time);
                writing.countDown();
              }
            });
    writer.start();
    try {
      writing.await();
      return catchThrowableOfType(ConnectorException.class, load::run);
    } finally {
      done.set(true);
      writer.join();
    }
  }

  private static void write(Path file, long time) {
    try {
      Files.setLastModifiedTime(file, FileTime.fromMillis(time * 1000));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
