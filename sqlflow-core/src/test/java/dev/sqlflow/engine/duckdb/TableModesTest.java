package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.EngineFixture.replace;
import static dev.sqlflow.engine.duckdb.EngineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.resolve.TableWrite.DuplicateKeys;
import dev.sqlflow.resolve.TableWrite.SchemaPolicy;
import dev.sqlflow.spi.WriteMode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableModesTest {

  private static final TableWrite APPEND = write(WriteMode.APPEND, SchemaPolicy.FREEZE);
  private static final TableWrite UPSERT = write(WriteMode.UPSERT, SchemaPolicy.FREEZE, "ID");

  @TempDir Path folder;
  private EngineFixture engine;

  @BeforeEach
  void open() throws Exception {
    engine = EngineFixture.inMemory(folder);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void keysAreComparedAsTheTableHasThem() throws Exception {
    engine.transform("t", replace(), "SELECT 'x' AS id, 1 AS n");
    engine.transform("ids", replace(), "SELECT uuid() AS uuid");
    TableWrite upsert = write(WriteMode.UPSERT, SchemaPolicy.FREEZE, "id");
    engine.transform("t", upsert, "SELECT uuid AS id, 2 AS n FROM ids");
    engine.transform("t", upsert, "SELECT uuid AS id, 3 AS n FROM ids");
    assertThat(engine.rows("SELECT n FROM t ORDER BY n")).containsExactly("1", "3");
  }

  @Test
  void replaceCreatesAndThenSwaps() {
    assertThat(engine.transform("t", replace(), "SELECT 1 AS id, 'a' AS name").rows()).isEqualTo(1);
    assertThat(engine.transform("t", replace(), "SELECT id + 1 AS other FROM t").rows())
        .isEqualTo(1);
    assertThat(engine.rows("FROM t")).containsExactly("2");
  }

  @Test
  void aFailedReplaceLeavesTheOldRows() {
    engine.transform("t", replace(), "SELECT 1 AS id");
    Diagnostic why =
        engine
            .refusal(
                () ->
                    engine.transform(
                        "t",
                        replace(),
                        "SELECT 'ü', CAST(s AS INTEGER) AS id FROM (VALUES ('x')) v(s)"))
            .diagnostic();
    assertThat(why.code()).isEqualTo(DiagnosticCode.QUERY_FAILED);
    assertThat(why.message())
        .isEqualTo("could not convert string 'x' to INT32 when casting from source column s");
    assertThat(why.span().orElseThrow().text()).isEqualTo("CAST(s AS INTEGER)");
    assertThat(engine.rows("FROM t")).containsExactly("1");
  }

  @Test
  void appendGoesByNameAndFillsUpWithNull() {
    assertThat(engine.transform("t", APPEND, "SELECT 1 AS id, 'a' AS name").rows()).isEqualTo(1);
    assertThat(engine.transform("t", APPEND, "SELECT 'b' AS NAME, 2 AS id").rows()).isEqualTo(1);
    engine.transform("t", APPEND, "SELECT 3 AS id");
    assertThat(engine.rows("FROM t ORDER BY id")).containsExactly("1|a", "2|b", "3|NULL");
  }

  @Test
  void aColumnThatTheTableLacksIsRefused() {
    engine.transform("t", APPEND, "SELECT 1 AS id");
    Diagnostic why =
        engine
            .refusal(() -> engine.transform("t", APPEND, "SELECT 2 AS id, 3 AS idd"))
            .diagnostic();
    assertThat(why.code()).isEqualTo(DiagnosticCode.UNEXPECTED_COLUMN);
    assertThat(why.message()).isEqualTo("table `t` has no column `idd`");
    assertThat(why.help()).first().isEqualTo("did you mean `id`?");
    assertThat(engine.rows("FROM t")).containsExactly("1");
  }

  @Test
  void discardLeavesTheColumnOut() {
    engine.transform("t", APPEND, "SELECT 1 AS id");
    TableWrite discard = write(WriteMode.APPEND, SchemaPolicy.DISCARD);
    assertThat(engine.transform("t", discard, "SELECT 3 AS extra, 2 AS id -- end").rows())
        .isEqualTo(1);
    assertThat(engine.rows("FROM t ORDER BY id")).containsExactly("1", "2");
  }

  @Test
  void evolveAddsTheColumnAndWidensTypes() {
    engine.transform("t", APPEND, "SELECT 1::SMALLINT AS id");
    TableWrite evolve = write(WriteMode.APPEND, SchemaPolicy.EVOLVE);
    engine.transform("t", evolve, "SELECT 100000::BIGINT AS id, 'x' AS extra");
    assertThat(engine.columns("t")).containsExactly("id BIGINT", "extra VARCHAR");
    assertThat(engine.rows("FROM t ORDER BY id")).containsExactly("1|NULL", "100000|x");
  }

  @Test
  void aTypeThatCouldLoseSomethingIsRefusedWhateverThePolicy() {
    engine.transform("t", APPEND, "SELECT 1::INTEGER AS id");
    for (SchemaPolicy policy : SchemaPolicy.values()) {
      TableWrite append = write(WriteMode.APPEND, policy);
      Diagnostic why =
          engine.refusal(() -> engine.transform("t", append, "SELECT '7' AS id")).diagnostic();
      assertThat(why.code()).isEqualTo(DiagnosticCode.LOSSY_TYPE);
      assertThat(why.message())
          .isEqualTo("column `id` is VARCHAR, and not every value of it fits INTEGER of table `t`");
    }
    assertThat(engine.rows("FROM t")).containsExactly("1");
  }

  @Test
  void upsertUpdatesWhatMatchesAndInsertsTheRest() {
    engine.transform(
        "t", UPSERT, "SELECT 1 AS id, 'a' AS name, 10 AS n UNION ALL SELECT 2, 'b', 20");
    assertThat(
            engine
                .transform("t", UPSERT, "SELECT 'B' AS name, 2 AS id UNION ALL SELECT 'c', 3")
                .rows())
        .isEqualTo(2);
    assertThat(engine.rows("FROM t ORDER BY id")).containsExactly("1|a|10", "2|B|20", "3|c|NULL");
  }

  @Test
  void upsertOfKeysAloneInsertsThoseThatAreNew() {
    engine.transform("t", UPSERT, "SELECT 1 AS id");
    engine.transform("t", UPSERT, "SELECT 1 AS id UNION ALL SELECT 2");
    assertThat(engine.rows("FROM t ORDER BY id")).containsExactly("1", "2");
  }

  @Test
  void upsertByTwoKeysMatchesBoth() {
    TableWrite both = write(WriteMode.UPSERT, SchemaPolicy.FREEZE, "a", "b");
    engine.transform("t", both, "SELECT 1 AS a, 1 AS b, 'x' AS v UNION ALL SELECT 1, 2, 'y'");
    engine.transform("t", both, "SELECT 1 AS a, 2 AS b, 'z' AS v");
    assertThat(engine.rows("FROM t ORDER BY b")).containsExactly("1|1|x", "1|2|z");
  }

  @Test
  void aNullKeyIsRefusedWithItsRowsOnTheFirstRunToo() {
    Diagnostic why =
        engine
            .refusal(
                () ->
                    engine.transform(
                        "t", UPSERT, "SELECT NULL::INT AS id, range AS n FROM range(7)"))
            .diagnostic();
    assertThat(why.code()).isEqualTo(DiagnosticCode.NULL_KEY);
    assertThat(why.message()).isEqualTo("key `ID` is NULL in 7 rows");
    assertThat(why.help()).hasSize(6).startsWith("such as id=NULL, n=0", "such as id=NULL, n=1");
    assertThat(why.span().orElseThrow().text()).isEqualTo("ID");
    assertThat(engine.refusal(() -> engine.rows("FROM t")).diagnostic().message())
        .startsWith("table with name t does not exist");
  }

  @Test
  void aKeyTwiceInOneBatchIsRefusedWithItsRows() {
    engine.transform("t", UPSERT, "SELECT 1 AS id, 'a' AS name");
    Diagnostic why =
        engine
            .refusal(
                () ->
                    engine.transform(
                        "t",
                        UPSERT,
                        "SELECT * FROM (VALUES (1, 'x'), (2, 'y'), (1, 'z')) v(id, name)"))
            .diagnostic();
    assertThat(why.code()).isEqualTo(DiagnosticCode.DUPLICATE_KEY);
    assertThat(why.message()).isEqualTo("key `ID` is not unique: 2 rows share theirs with another");
    assertThat(why.help()).startsWith("such as id=1, name=x", "such as id=1, name=z").hasSize(3);
    assertThat(engine.rows("FROM t")).containsExactly("1|a");
  }

  @Test
  void theNewestOfDuplicatesWinsWhereThatIsAskedFor() {
    TableWrite newest =
        write(WriteMode.UPSERT, SchemaPolicy.FREEZE, DuplicateKeys.LAST, "age", "id");
    engine.transform(
        "t",
        newest,
        "SELECT * FROM (VALUES (1, 5, 'x'), (1, 9, 'y'), (1, NULL, 'z'), (2, 1, 'w')) v(id, age, name)");
    assertThat(engine.rows("FROM t ORDER BY id")).containsExactly("1|9|y", "2|1|w");
  }

  @Test
  void withoutAnOrderTheLastRowReadWins() {
    TableWrite last = write(WriteMode.UPSERT, SchemaPolicy.FREEZE, DuplicateKeys.LAST, null, "id");
    engine.transform("t", last, "SELECT * FROM (VALUES (1, 'x'), (1, 'y')) v(id, name)");
    assertThat(engine.rows("FROM t")).containsExactly("1|y");
  }

  @Test
  void aKeyThatIsMissingIsRefusedAtItsPlace() {
    Diagnostic why =
        engine.refusal(() -> engine.transform("t", UPSERT, "SELECT 1 AS idd")).diagnostic();
    assertThat(why.code()).isEqualTo(DiagnosticCode.MISSING_KEY);
    assertThat(why.message()).isEqualTo("the rows lack the column `ID`");
    assertThat(why.help()).containsExactly("did you mean `idd`?");
    engine.transform("t", replace(), "SELECT 1 AS other");
    assertThat(
            engine
                .refusal(() -> engine.transform("t", UPSERT, "SELECT 1 AS id"))
                .diagnostic()
                .message())
        .isEqualTo("table `t` lacks the column `ID`");
  }

  @Test
  void schemasAreCreatedAsWritten() {
    engine.engine.createSchema("Staging \"x\"");
    engine.engine.createSchema("Staging \"x\"");
    assertThat(engine.rows("SELECT count(*) FROM duckdb_schemas() WHERE schema_name LIKE 'Stag%'"))
        .containsExactly("1");
  }
}
