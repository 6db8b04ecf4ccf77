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

/** MODE UPSERT, sentence by sentence: what its keys must be, and what the schema policies do. */
class UpsertTest {

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
  void a_key_twice_is_refused_on_the_first_run_too_and_makes_no_table() {
    Diagnostic why = refusal(upsert(SchemaPolicy.FREEZE), "SELECT range % 4 AS id FROM range(7)");
    assertThat(why.code()).isEqualTo(DiagnosticCode.DUPLICATE_KEY);
    assertThat(why.message()).isEqualTo("key `id` is not unique: 6 rows share theirs with another");
    assertThat(why.help())
        .containsExactly(
            "such as id=0",
            "such as id=0",
            "such as id=1",
            "such as id=1",
            "such as id=2",
            "OPTIONS {\"on_duplicate_key\": \"last\", \"order_by\": ...} takes the newest");
    assertThat(tables()).isZero();
  }

  @Test
  void a_missing_key_is_refused_on_the_first_run_too() {
    Diagnostic why = refusal(upsert(SchemaPolicy.FREEZE), "SELECT 1 AS n");
    assertThat(why.code()).isEqualTo(DiagnosticCode.MISSING_KEY);
    assertThat(why.message()).isEqualTo("the rows lack the column `id`");
    assertThat(tables()).isZero();
  }

  @Test
  void a_null_key_is_refused_on_a_later_run_and_changes_nothing() {
    engine.transform("t", upsert(SchemaPolicy.FREEZE), "SELECT 1 AS id, 'a' AS name");
    Diagnostic why =
        refusal(
            upsert(SchemaPolicy.FREEZE),
            "SELECT * FROM (VALUES (1, 'b'), (NULL, 'c')) v(id, name)");
    assertThat(why.code()).isEqualTo(DiagnosticCode.NULL_KEY);
    assertThat(why.message()).isEqualTo("key `id` is NULL in 1 row");
    assertThat(why.help())
        .containsExactly(
            "such as id=NULL, name=c", "leave these rows out in a query, or choose another key");
    assertThat(engine.rows("FROM t")).containsExactly("1|a");
  }

  @Test
  void half_a_key_is_a_null_key() {
    TableWrite both = write(WriteMode.UPSERT, SchemaPolicy.FREEZE, "a", "b");
    Diagnostic why = refusal(both, "SELECT 1 AS a, NULL::INT AS b");
    assertThat(why.code()).isEqualTo(DiagnosticCode.NULL_KEY);
    assertThat(why.message()).isEqualTo("key `b` is NULL in 1 row");
  }

  @Test
  void taking_the_newest_takes_no_null_key() {
    TableWrite newest = write(WriteMode.UPSERT, SchemaPolicy.FREEZE, DuplicateKeys.LAST, "n", "id");
    Diagnostic why = refusal(newest, "SELECT NULL::INT AS id, range AS n FROM range(2)");
    assertThat(why.code()).isEqualTo(DiagnosticCode.NULL_KEY);
  }

  @Test
  void the_newest_of_a_batch_updates_what_is_there() {
    TableWrite newest =
        write(WriteMode.UPSERT, SchemaPolicy.FREEZE, DuplicateKeys.LAST, "age", "id");
    engine.transform("t", newest, "SELECT 1 AS id, 50 AS age, 'old' AS name");
    assertThat(
            engine
                .transform(
                    "t",
                    newest,
                    "SELECT * FROM (VALUES (1, 7, 'x'), (1, 9, 'y'), (2, 1, 'w')) v(id, age, name)")
                .rows())
        .isEqualTo(2);
    assertThat(engine.rows("FROM t ORDER BY id")).containsExactly("1|9|y", "2|1|w");
  }

  @Test
  void a_column_to_order_by_must_be_there() {
    TableWrite newest =
        write(WriteMode.UPSERT, SchemaPolicy.FREEZE, DuplicateKeys.LAST, "agee", "id");
    Diagnostic why = refusal(newest, "SELECT 1 AS id, 2 AS age");
    assertThat(why.message()).isEqualTo("the rows lack the column `agee`");
    assertThat(why.help()).containsExactly("did you mean `age`?");
  }

  @Test
  void freeze_refuses_a_further_column() {
    engine.transform("t", upsert(SchemaPolicy.FREEZE), "SELECT 1 AS id");
    Diagnostic why = refusal(upsert(SchemaPolicy.FREEZE), "SELECT 1 AS id, 2 AS extra");
    assertThat(why.code()).isEqualTo(DiagnosticCode.UNEXPECTED_COLUMN);
    assertThat(engine.rows("FROM t")).containsExactly("1");
  }

  @Test
  void evolve_adds_it_and_rows_that_do_not_match_have_null_there() {
    engine.transform("t", replace(), "SELECT range::SMALLINT AS id FROM range(1, 3)");
    engine.transform("t", upsert(SchemaPolicy.EVOLVE), "SELECT 2::SMALLINT AS id, 'x' AS extra");
    assertThat(engine.rows("FROM t ORDER BY id")).containsExactly("1|NULL", "2|x");
  }

  @Test
  void evolve_widens_a_column_that_is_no_key() {
    engine.transform("t", upsert(SchemaPolicy.EVOLVE), "SELECT 1 AS id, 7::SMALLINT AS n");
    engine.transform("t", upsert(SchemaPolicy.EVOLVE), "SELECT 1 AS id, 100000::BIGINT AS n");
    assertThat(engine.columns("t")).containsExactly("id INTEGER", "n BIGINT");
    assertThat(engine.rows("FROM t")).containsExactly("1|100000");
  }

  @Test
  void evolve_never_narrows() {
    engine.transform("t", upsert(SchemaPolicy.EVOLVE), "SELECT 1 AS id, 7::BIGINT AS n");
    engine.transform("t", upsert(SchemaPolicy.EVOLVE), "SELECT 1 AS id, 8::SMALLINT AS n");
    assertThat(engine.columns("t")).containsExactly("id INTEGER", "n BIGINT");
  }

  @Test
  void discard_leaves_a_further_column_out() {
    engine.transform("t", upsert(SchemaPolicy.DISCARD), "SELECT 1 AS id, 'a' AS name");
    engine.transform("t", upsert(SchemaPolicy.DISCARD), "SELECT 1 AS id, 'b' AS name, 2 AS extra");
    assertThat(engine.columns("t")).containsExactly("id INTEGER", "name VARCHAR");
    assertThat(engine.rows("FROM t")).containsExactly("1|b");
  }

  @Test
  void a_column_that_the_rows_lack_keeps_its_value() {
    engine.transform("t", upsert(SchemaPolicy.FREEZE), "SELECT 1 AS id, 'a' AS name, 5 AS n");
    engine.transform("t", upsert(SchemaPolicy.FREEZE), "SELECT 6 AS n, 1 AS id");
    assertThat(engine.rows("FROM t")).containsExactly("1|a|6");
  }

  private Diagnostic refusal(TableWrite write, String sql) {
    return engine.refusal(() -> engine.transform("t", write, sql)).diagnostic();
  }

  private long tables() {
    return Long.parseLong(engine.rows("SELECT count(*) FROM duckdb_tables()").get(0));
  }

  private static TableWrite upsert(SchemaPolicy policy) {
    return write(WriteMode.UPSERT, policy, "id");
  }
}
