package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.EngineFixture.columns;
import static dev.sqlflow.engine.duckdb.EngineFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.RowBatch;
import dev.sqlflow.spi.Scan;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedLoadTest {

  private static final List<Column> COLUMNS = columns("n BIGINT");

  @TempDir Path folder;

  @Test
  void a_load_that_is_interrupted_behind_its_first_rows_leaves_the_old_table() throws Exception {
    try (EngineFixture engine = EngineFixture.persistent(folder)) {
      engine.transform("t", replace(), "SELECT 1::BIGINT AS n");
    }
    try (EngineFixture engine = EngineFixture.persistent(folder)) {
      assertThat(interruptedLoad(engine)).isEqualTo(Kind.INTERRUPTED);
    }
    try (EngineFixture engine = EngineFixture.persistent(folder)) {
      assertThat(engine.rows("FROM t")).containsExactly("1");
    }
  }

  private static @Nullable Object interruptedLoad(EngineFixture engine) throws Exception {
    Stalled rows = new Stalled();
    AtomicReference<Object> outcome = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                outcome.set(engine.load("t", replace(), new Scan.Batches(COLUMNS, () -> rows)));
              } catch (ConnectorException e) {
                outcome.set(e.kind());
              }
            });
    caller.start();
    assertThat(rows.stalled.await(20, TimeUnit.SECONDS)).isTrue();
    caller.interrupt();
    caller.join(20_000);
    return outcome.get();
  }

  /** Yields two rows, and then waits for its end. */
  private static final class Stalled implements BatchReader {

    final CountDownLatch stalled = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean begun;

    @Override
    public @Nullable ColumnBatch next() {
      if (!begun) {
        begun = true;
        return new RowBatch(COLUMNS, List.of(List.of(2L), List.of(3L)));
      }
      stalled.countDown();
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return null;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
