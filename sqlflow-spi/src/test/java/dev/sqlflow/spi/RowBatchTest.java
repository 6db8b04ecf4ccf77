package dev.sqlflow.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowBatchTest {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("flag", ColumnType.BOOLEAN),
          new Column("id", ColumnType.BIGINT),
          new Column("share", ColumnType.DOUBLE),
          new Column("name", ColumnType.VARCHAR),
          new Column("data", ColumnType.BLOB));

  private final RowBatch batch =
      new RowBatch(
          COLUMNS,
          List.of(
              List.of(true, 7L, 0.5, "seven", "x".getBytes(StandardCharsets.UTF_8)),
              Arrays.asList(null, null, null, null, null)));

  @Test
  void rows_are_read_column_by_column_in_the_storage_of_each_type() {
    assertThat(batch.rowCount()).isEqualTo(2);
    assertThat(((ColumnVector.Booleans) batch.column(0)).get(0)).isTrue();
    assertThat(((ColumnVector.Longs) batch.column(1)).get(0)).isEqualTo(7);
    assertThat(((ColumnVector.Doubles) batch.column(2)).get(0)).isEqualTo(0.5);
    assertThat(((ColumnVector.Texts) batch.column(3)).get(0)).isEqualTo("seven");
    assertThat(((ColumnVector.Bytes) batch.column(4)).get(0)).containsExactly('x');
  }

  @Test
  void what_is_not_there_is_null_in_every_storage() {
    for (int column = 0; column < COLUMNS.size(); column++) {
      assertThat(batch.column(column).isNull(0)).isFalse();
      assertThat(batch.column(column).isNull(1)).isTrue();
    }
  }

  @Test
  void a_value_of_another_storage_is_refused() {
    RowBatch wrong = new RowBatch(COLUMNS.subList(1, 2), List.of(List.of("seven")));

    assertThatThrownBy(() -> ((ColumnVector.Longs) wrong.column(0)).get(0))
        .isInstanceOf(ClassCastException.class);
  }
}
