package dev.sqlflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.spi.BatchSink;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every connector keeps that takes the rows itself. */
public abstract class BatchSinkContract extends SinkContract {

  private static final List<Column> COLUMNS =
      List.of(new Column("id", ColumnType.BIGINT), new Column("name", ColumnType.VARCHAR));
  private static final List<@Nullable Object> ADA = Rows.row(1L, "Ada");
  private static final List<@Nullable Object> GRACE = Rows.row(2L, null);

  /** Makes the test. */
  protected BatchSinkContract() {}

  /**
   * Returns the rows that the destination holds.
   *
   * @return the rows in order, none if there is no destination yet
   */
  protected abstract List<List<@Nullable Object>> stored();

  @Test
  void rows_are_there_after_the_commit_only() {
    try (BatchSink sink = sink(WriteMode.REPLACE)) {
      sink.begin(COLUMNS);
      sink.write(Rows.batch(COLUMNS, List.of(ADA)));
      assertThat(stored()).isEmpty();
      sink.commit();
      assertThat(stored()).containsExactly(ADA);
    }
  }

  @Test
  void a_write_without_commit_leaves_what_was_there() {
    Rows.write(sink(WriteMode.REPLACE), COLUMNS, List.of(ADA));
    BatchSink abandoned = sink(WriteMode.REPLACE);
    abandoned.begin(COLUMNS);
    abandoned.write(Rows.batch(COLUMNS, List.of(GRACE)));
    abandoned.close();
    abandoned.close();

    assertThat(stored()).containsExactly(ADA);
  }

  @Test
  void replace_replaces_even_by_nothing() {
    Rows.write(sink(WriteMode.REPLACE), COLUMNS, List.of(ADA));
    Rows.write(sink(WriteMode.REPLACE), COLUMNS, List.of(GRACE));
    assertThat(stored()).containsExactly(GRACE);

    Rows.write(sink(WriteMode.REPLACE), COLUMNS, List.of());
    assertThat(stored()).isEmpty();
  }

  @Test
  void append_adds_to_what_is_there() {
    Rows.write(sink(WriteMode.APPEND), COLUMNS, List.of(ADA));
    Rows.write(sink(WriteMode.APPEND), COLUMNS, List.of(GRACE));

    assertThat(stored()).containsExactly(ADA, GRACE);
  }

  private BatchSink sink(WriteMode mode) {
    Write write = write(mode);
    assertThat(write).isInstanceOf(Write.Batches.class);
    return ((Write.Batches) write).sink();
  }
}
