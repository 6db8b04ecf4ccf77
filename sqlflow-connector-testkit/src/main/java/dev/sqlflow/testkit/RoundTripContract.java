package dev.sqlflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sqlflow.spi.Connector;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a connector writes through the engine it reads again, in every mode that it declares. */
public abstract class RoundTripContract {

  private static final String OLD =
      "SELECT 1::BIGINT AS id, 'Ada' AS name, 1.5::DOUBLE AS price, true AS ok,"
          + " DATE '2026-01-31' AS day";
  private static final String NEW =
      "SELECT 2::BIGINT AS id, 'caf\u00e9, \"x\"\nline' AS name, -0.25::DOUBLE AS price,"
          + " false AS ok, NULL::DATE AS day";
  private static final long DAY = 20_484;
  private static final List<@Nullable Object> OLD_ROW = Rows.row(1L, "Ada", 1.5, true, DAY);
  private static final List<@Nullable Object> NEW_ROW =
      Rows.row(2L, "caf\u00e9, \"x\"\nline", -0.25, false, null);

  /** A folder of the test's own. */
  @TempDir protected Path folder;

  private int runs;

  /** Makes the test. */
  protected RoundTripContract() {}

  /**
   * Returns the connector.
   *
   * @return source and sink, always the same in one test
   */
  protected abstract Connector connector();

  /**
   * Returns a place that can be written in a mode and read again.
   *
   * @param mode one of the connector's
   * @return its options
   */
  protected abstract Map<String, ?> place(WriteMode mode);

  @Test
  void replaced_rows_are_gone() throws IOException {
    assumeDeclared(WriteMode.REPLACE);
    write(WriteMode.REPLACE, OLD, 1);
    write(WriteMode.REPLACE, NEW, 1);

    assertThat(read(WriteMode.REPLACE)).containsExactly(NEW_ROW);
  }

  @Test
  void appended_rows_come_behind_those_that_are_there() throws IOException {
    assumeDeclared(WriteMode.APPEND);
    write(WriteMode.APPEND, OLD, 1);
    write(WriteMode.APPEND, NEW, 1);

    assertThat(read(WriteMode.APPEND)).containsExactly(OLD_ROW, NEW_ROW);
  }

  @Test
  void rows_of_a_known_key_take_its_place_and_others_come_beside() throws IOException {
    assumeDeclared(WriteMode.UPSERT);
    write(WriteMode.UPSERT, OLD.replace("Ada", "Eve"), 1);
    write(WriteMode.UPSERT, OLD + " UNION ALL " + NEW, 2);

    assertThat(read(WriteMode.UPSERT)).containsExactly(OLD_ROW, NEW_ROW);
  }

  @Test
  void a_query_that_fails_leaves_the_rows_that_were_there() throws IOException {
    assumeDeclared(WriteMode.REPLACE);
    write(WriteMode.REPLACE, OLD, 1);
    failToWrite();

    assertThat(read(WriteMode.REPLACE)).containsExactly(OLD_ROW);
  }

  @Test
  void a_query_that_fails_leaves_no_file_behind() throws IOException {
    assumeDeclared(WriteMode.REPLACE);
    failToWrite();

    assertThat(Snapshot.of(folder).values()).allMatch(size -> size < 0, "directories only");
  }

  /** The contract of a mode is for who declares it: the others are asked for nothing. */
  private void assumeDeclared(WriteMode mode) {
    assumeTrue(
        ((SinkConnector) connector()).writeModes().contains(mode),
        () -> connector().type() + " does not declare MODE " + mode);
  }

  private void failToWrite() throws IOException {
    Write write = describe(WriteMode.REPLACE);
    // many rows have gone out by then
    String some =
        "SELECT CASE WHEN range = 99999 THEN error('stop')::BIGINT ELSE range END AS id, o.* EXCLUDE (id)"
            + " FROM range(100000), ("
            + OLD
            + ") AS o";
    try (TestEngine engine = engine(write)) {
      assertThatThrownBy(() -> engine.export(some, write)).isInstanceOf(RuntimeException.class);
    }
  }

  private void write(WriteMode mode, String query, long rows) throws IOException {
    Write write = describe(mode);
    try (TestEngine engine = engine(write)) {
      assertThat(engine.export(query, write).rows()).isEqualTo(rows);
    }
  }

  private Write describe(WriteMode mode) {
    Options options = ConnectorOptions.of(connector(), place(mode));
    runs++;
    List<String> keys = mode == WriteMode.UPSERT ? List.of("id") : List.of();
    return ((SinkConnector) connector())
        .write(options, new WriteRequest(mode, keys, "run-" + runs));
  }

  private TestEngine engine(Write write) throws IOException {
    Set<Path> files = write instanceof Write.Files some ? Set.of(some.target()) : Set.of();
    return TestEngine.open(folder, files);
  }

  private List<List<@Nullable Object>> read(WriteMode mode) throws IOException {
    Options options = ConnectorOptions.of(connector(), place(mode));
    Scan scan = ((SourceConnector) connector()).scan(options, ScanRequest.ALL);
    try (TestEngine engine = TestEngine.loaded(folder, scan)) {
      return engine.rows("SELECT * FROM t ORDER BY id");
    }
  }
}
