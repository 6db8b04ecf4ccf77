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

  @Test
  void several_rows_are_copied_at_once() {
    List<Column> columns =
        List.of(
            new Column("n", ColumnType.BIGINT),
            new Column("x", ColumnType.DOUBLE),
            new Column("t", ColumnType.VARCHAR));
    ColumnBatch batch =
        new RowBatch(
            columns,
            List.of(List.of(1L, 1.5, "a"), Arrays.asList(null, null, null), List.of(3L, 3.5, "c")));
    boolean[] nulls = new boolean[2];
    long[] longs = new long[2];
    double[] doubles = new double[2];
    byte[][] texts = {{9}, {9}};
    batch.column(0).nulls(1, 2, nulls);
    ((ColumnVector.Longs) batch.column(0)).copy(1, 2, longs);
    ((ColumnVector.Doubles) batch.column(1)).copy(1, 2, doubles);
    ((ColumnVector.Texts) batch.column(2)).copyUtf8(1, 2, texts);

    assertThat(nulls).containsExactly(true, false);
    assertThat(longs[1]).isEqualTo(3);
    assertThat(doubles[1]).isEqualTo(3.5);
    assertThat(texts[0]).isNull();
    assertThat(texts[1]).containsExactly('c');
  }
}
