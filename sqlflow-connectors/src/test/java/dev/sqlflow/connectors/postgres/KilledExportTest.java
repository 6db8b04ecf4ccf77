package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.spi.WriteMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An export that is killed, and made again, leaves what an undisturbed one leaves. */
@ExtendWith(Server.class)
@Timeout(600)
class KilledExportTest {

  @ParameterizedTest
  @EnumSource(names = {"REPLACE", "UPSERT"})
  void after_a_kill_the_same_command_brings_the_same_rows(WriteMode mode, Database database)
      throws Exception {
    killAndRepeat(mode, database, new Random(mode.ordinal()), 2);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(names = {"REPLACE", "UPSERT"})
  void after_twenty_kills_too(WriteMode mode, Database database) throws Exception {
    killAndRepeat(mode, database, new Random(mode.name().length()), 20);
  }

  private static void killAndRepeat(WriteMode mode, Database database, Random random, int times)
      throws Exception {
    List<String> undisturbed =
        mode == WriteMode.REPLACE ? List.of("4000|t") : List.of("4000|t", "1|f");
    for (int i = 0; i < times; i++) {
      database.execute("DROP TABLE IF EXISTS t");
      database.execute("CREATE TABLE t (id bigint PRIMARY KEY, name text)");
      database.execute("INSERT INTO t VALUES (0, 'old'), (-1, 'old')");
      kill(mode, database, random.nextInt(KilledExport.BATCHES + 2));
      KilledExport.run(database.options("table", "t"), mode, step -> {});

      assertThat(database.rows("SELECT count(*), name = 'new' FROM t GROUP BY name ORDER BY name"))
          .isEqualTo(undisturbed);
      assertThat(database.rows("SELECT relname FROM pg_class WHERE relname LIKE 'sqlflow%'"))
          .isEmpty();
    }
  }

  private static void kill(WriteMode mode, Database database, int step)
      throws IOException, InterruptedException {
    Process export =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledExport.class.getName(),
                Integer.toString(database.port()),
                database.schema(),
                mode.name())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader told = export.inputReader()) {
      for (int i = 0; i <= step; i++) {
        assertThat(told.readLine()).isNotNull();
      }
      assertThat(export.destroyForcibly().waitFor()).isEqualTo(128 + 9);
    }
  }
}
