package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.EngineFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.EngineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistentEngineTest {

  @TempDir Path folder;

  @Test
  void tablesOutliveTheRun() throws Exception {
    try (EngineFixture first = EngineFixture.persistent(folder)) {
      first.transform("t", replace(), "SELECT 1 AS id");
      assertThat(folder.resolve("db/test.duckdb.sqlflow.owner"))
          .content()
          .startsWith("pipeline p, run 1, process " + ProcessHandle.current().pid())
          .endsWith("since 2026-11-23T10:00:00Z\n");
    }
    assertThat(folder.resolve("db/test.duckdb.sqlflow.owner")).doesNotExist();
    try (EngineFixture second = EngineFixture.persistent(folder)) {
      assertThat(second.rows("FROM t")).containsExactly("1");
    }
  }

  @Test
  void aSecondOpenerIsRefusedAndToldWhoHoldsIt() throws Exception {
    try (EngineFixture first = EngineFixture.persistent(folder)) {
      EngineException refusal =
          catchThrowableOfType(EngineException.class, () -> EngineFixture.persistent(folder));
      Diagnostic why = refusal.diagnostic();
      assertThat(why.code()).isEqualTo(DiagnosticCode.DATABASE_IN_USE);
      assertThat(why.message())
          .startsWith(
              "another run holds the database `"
                  + folder.resolve("db/test.duckdb")
                  + "`: pipeline p, run 1, process ");
      assertThat(first.rows("SELECT 1")).containsExactly("1");
    }
    EngineFixture.persistent(folder).close();
  }

  @Test
  void aSecondOpenerWaitsForTheFirst() throws Exception {
    EngineFixture first = EngineFixture.persistent(folder);
    CompletableFuture<EngineFixture> second = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              EngineFixture opened = null;
              while (opened == null) {
                try {
                  opened = EngineFixture.persistent(folder);
                } catch (EngineException e) {
                  // patience is short in tests
                } catch (Exception e) {
                  second.completeExceptionally(e);
                  return;
                }
              }
              second.complete(opened);
            });
    waiting.start();
    first.transform("t", replace(), "SELECT 1 AS id");
    first.close();
    try (EngineFixture opened = second.get()) {
      assertThat(opened.rows("FROM t")).containsExactly("1");
    }
  }

  @Test
  void anOwnerFileThatCanNotBeWrittenKeepsNobodyOut() throws Exception {
    Path owner = Files.createDirectories(folder.resolve("db/test.duckdb.sqlflow.owner/full"));
    try (EngineFixture first = EngineFixture.persistent(folder)) {
      first.transform("t", replace(), "SELECT 1 AS id");
    }
    assertThat(owner).exists();
    try (EngineFixture second = EngineFixture.persistent(folder)) {
      assertThat(second.rows("FROM t")).containsExactly("1");
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsAnErrorAndNoFallback() throws Exception {
    Path database =
        Files.writeString(folder.resolve("no.duckdb"), "this is no database ".repeat(1000));
    EngineException refusal =
        catchThrowableOfType(
            EngineException.class,
            () ->
                new DuckDbEngineFactory(EngineFixture.CLOCK)
                    .open(
                        EngineFixture.request(folder, EngineFixture.settings(database), Set.of())));
    assertThat(refusal.diagnostic().code()).isEqualTo(DiagnosticCode.DATABASE_UNUSABLE);
    assertThat(refusal.diagnostic().message())
        .startsWith("database `" + database + "` can't be opened: ")
        .contains("not a valid DuckDB database");
  }

  @Test
  void theEngineTouchesNoOtherFileAndTakesNoSettings() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
    try (EngineFixture engine = EngineFixture.inMemory(folder)) {
      for (String query :
          new String[] {
            "FROM '" + secret + "'", "FROM read_text('" + secret + "')", "FROM glob('/*')"
          }) {
        assertThat(
                engine
                    .refusal(() -> engine.transform("t", replace(), query))
                    .diagnostic()
                    .message())
            .contains("file system operations are disabled");
      }
    }
  }
}
