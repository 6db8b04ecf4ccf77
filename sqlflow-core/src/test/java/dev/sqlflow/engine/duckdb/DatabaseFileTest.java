package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.EngineFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.Engine;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.plan.TableName;
import dev.sqlflow.source.LocatedText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFileTest {

  private static final int HEADER = 4096;
  private static final int VERSION = 12;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"staging.duckdb, staging", "memory.db, memory", "a;b=c.duckdb, a;b=c", "it's, it's"})
  void aSchemaMayBeCalledLikeItsDatabase(String file, String schema) throws Exception {
    for (int run = 0; run < 2; run++) {
      try (Engine engine = open(folder.resolve(file))) {
        engine.createSchema(schema);
        write(engine, schema, "SELECT 1 AS id");
        write(engine, schema, "SELECT id + 1 AS id FROM \"" + schema + "\".t");
        assertThat(engine.describe(EngineFixture.query("FROM \"" + schema + "\".t"))).hasSize(1);
      }
    }
    assertThat(folder.resolve(file)).isRegularFile();
    assertThat(folder.resolve(file + ".wal")).doesNotExist();
  }

  @Test
  void aSchemaOfAnEngineInMemoryMayBeCalledMemory() throws Exception {
    try (EngineFixture engine = EngineFixture.inMemory(folder)) {
      engine.engine.createSchema("memory");
      write(engine.engine, "memory", "SELECT 1 AS id");
      assertThat(engine.rows("FROM memory.t")).containsExactly("1");
    }
  }

  @Test
  void aFolderIsNoDatabase() throws Exception {
    Path database = Files.createDirectory(folder.resolve("x.duckdb"));
    assertThat(refusal(database).message())
        .isEqualTo(
            "database `%1$s` can't be opened: cannot open file \"%1$s\": Is a directory"
                .formatted(database));
  }

  @Test
  void aFileOfAnotherProductIsNotOpenedWithWhatTheNetworkHas() throws Exception {
    Path database = Files.writeString(folder.resolve("x.sqlite"), "SQLite format 3\0");
    assertThat(refusal(database).message())
        .isEqualTo(
            "database `%1$s` can't be opened: the file \"%1$s\" exists, but it is not a valid DuckDB database file"
                .formatted(database));
  }

  @Test
  void aFileOfANewerVersionSaysSo() throws Exception {
    Path database = folder.resolve("x.duckdb");
    open(database).close();
    byte[] bytes = Files.readAllBytes(database);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(VERSION, 9999);
    header.putLong(0, checksum(header));
    Files.write(database, bytes);
    assertThat(refusal(database).message())
        .startsWith(
            "database `" + database + "` can't be opened: trying to read a database file with")
        .contains("9999")
        .endsWith("; The database file was created with a newer version of DuckDB")
        .doesNotContain("http");
  }

  /** As the engine computes it. */
  private static long checksum(ByteBuffer header) {
    long sum = 5381;
    for (int index = Long.BYTES; index < HEADER; index += Long.BYTES) {
      sum ^= header.getLong(index) * 0xbf58476d1ce4e5b9L;
    }
    return sum;
  }

  private Engine open(Path database) throws Exception {
    Files.createDirectories(folder.resolve("tmp"));
    return new DuckDbEngineFactory(EngineFixture.CLOCK)
        .open(EngineFixture.request(folder, EngineFixture.settings(database), Set.of()));
  }

  private static void write(Engine engine, String schema, String sql) {
    LocatedText query = EngineFixture.query(sql);
    engine.transform(new TableName(Optional.of(schema), "t"), replace(), query, query.span());
  }

  private Diagnostic refusal(Path database) {
    Diagnostic why = catchThrowableOfType(EngineException.class, () -> open(database)).diagnostic();
    assertThat(why.code()).isEqualTo(DiagnosticCode.DATABASE_UNUSABLE);
    return why;
  }
}
