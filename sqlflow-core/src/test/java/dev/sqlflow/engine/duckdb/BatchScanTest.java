package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.EngineFixture.columns;
import static dev.sqlflow.engine.duckdb.EngineFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ColumnType.Storage;
import dev.sqlflow.spi.ColumnVector;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.Write;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchScanTest {

  private static final List<Column> COLUMNS =
      columns(
          "b BOOLEAN",
          "n INTEGER",
          "d DATE",
          "t TIME",
          "ts TIMESTAMP",
          "tz TIMESTAMP WITH TIME ZONE",
          "f DOUBLE",
          "x BLOB",
          "s VARCHAR",
          "m DECIMAL(18,2)");

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
  void everyTypeGoesInAndOutUnchanged() {
    Reader reader = new Reader(1, 5000, COLUMNS);
    assertThat(engine.load("t", replace(), new Scan.Batches(COLUMNS, () -> reader)).rows())
        .isEqualTo(5000);
    assertThat(engine.columns("t"))
        .containsExactly(
            "b BOOLEAN",
            "n INTEGER",
            "d DATE",
            "t TIME",
            "ts TIMESTAMP",
            "tz TIMESTAMP WITH TIME ZONE",
            "f DOUBLE",
            "x BLOB",
            "s VARCHAR",
            "m DECIMAL(18,2)");
    assertThat(engine.rows("FROM t LIMIT 2"))
        .containsExactly(
            "true|0|0|0|0|0|0.0|00|0|0.00",
            String.join("|", java.util.Collections.nCopies(10, "NULL")));
    assertThat(
            engine.rows(
                "SELECT count(*), sum(n), max(s), max(d)::VARCHAR, max(ts)::VARCHAR FROM t"))
        .containsExactly("5000|6247500|998|1983-09-08|1970-01-01 00:00:00.004998");
    assertThat(reader.closed.get()).isPositive();
  }

  @Test
  void batchesMayBeReadInSeveralParts() {
    engine.load(
        "t",
        replace(),
        new Scan.Batches(columns("n INTEGER"), () -> new Reader(7, 3000, columns("n INTEGER"))));
    assertThat(engine.rows("SELECT count(*), count(n) FROM t")).containsExactly("21000|10500");
  }

  @Test
  void whatTheConnectorThrowsComesThrough() {
    ConnectorException broken = new ConnectorException(Kind.UNREACHABLE, "nobody there");
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(
            () ->
                engine.load(
                    "t",
                    replace(),
                    new Scan.Batches(
                        columns("n INTEGER"),
                        () -> {
                          throw broken;
                        })))
        .isSameAs(broken);
  }

  @Test
  void aValueThatDoesNotFitItsTypeIsInvalidData() {
    List<Column> texts = columns("n UUID");
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(
            () ->
                engine.load("t", replace(), new Scan.Batches(texts, () -> new Reader(1, 1, texts))))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_DATA))
        .withMessageContaining("UUID");
  }

  @Test
  void aSinkThatFailsIsClosedWithoutCommit() {
    EngineFixture.Collected sink =
        new EngineFixture.Collected() {
          @Override
          public void write(ColumnBatch batch) {
            throw new ConnectorException(Kind.FORBIDDEN, "not you");
          }
        };
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> engine.export("SELECT 1", new Write.Batches(sink)))
        .withMessage("not you");
    assertThat(sink.closed).isTrue();
    assertThat(sink.committed).isFalse();
  }

  @Test
  void anInterruptionEndsTheReadingWithinASecond() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    AtomicReference<Object> outcome = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                outcome.set(
                    engine.load(
                        "t",
                        replace(),
                        new Scan.Batches(columns("n INTEGER"), () -> endless(reading))));
              } catch (ConnectorException e) {
                outcome.set(e.kind());
              }
            });
    caller.start();
    assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();
    caller.interrupt();
    caller.join(1000);
    assertThat(outcome.get()).isEqualTo(Kind.INTERRUPTED);
  }

  private static BatchReader endless(CountDownLatch reading) {
    CountDownLatch closed = new CountDownLatch(1);
    return new BatchReader() {
      @Override
      public @Nullable ColumnBatch next() {
        reading.countDown();
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
    };
  }

  /** Some batches of numbered rows, every second of them NULL. */
  private static final class Reader implements BatchReader {

    final AtomicInteger closed = new AtomicInteger();
    private final int rows;
    private final List<Column> columns;
    private int left;

    Reader(int batches, int rows, List<Column> columns) {
      this.left = batches;
      this.rows = rows;
      this.columns = columns;
    }

    @Override
    public @Nullable ColumnBatch next() {
      return left-- > 0 ? new Numbers(rows, columns) : null;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private record Numbers(int rowCount, List<Column> columns) implements ColumnBatch {
    @Override
    public ColumnVector column(int index) {
      Storage storage = columns.get(index).type().storage();
      return switch (storage) {
        case BOOLEAN -> new BooleanNumbers();
        case LONG -> new LongNumbers();
        case DOUBLE -> new DoubleNumbers();
        case BYTES -> new ByteNumbers();
        case TEXT -> new TextNumbers();
      };
    }
  }

  private record BooleanNumbers() implements ColumnVector.Booleans {
    @Override
    public boolean isNull(int row) {
      return row % 2 == 1;
    }

    @Override
    public boolean get(int row) {
      return true;
    }
  }

  private record LongNumbers() implements ColumnVector.Longs {
    @Override
    public boolean isNull(int row) {
      return row % 2 == 1;
    }

    @Override
    public long get(int row) {
      return row;
    }
  }

  private record DoubleNumbers() implements ColumnVector.Doubles {
    @Override
    public boolean isNull(int row) {
      return row % 2 == 1;
    }

    @Override
    public double get(int row) {
      return row;
    }
  }

  private record ByteNumbers() implements ColumnVector.Bytes {
    @Override
    public boolean isNull(int row) {
      return row % 2 == 1;
    }

    @Override
    public byte[] get(int row) {
      return new byte[] {(byte) row};
    }
  }

  private record TextNumbers() implements ColumnVector.Texts {
    @Override
    public boolean isNull(int row) {
      return row % 2 == 1;
    }

    @Override
    public String get(int row) {
      return Integer.toString(row);
    }
  }
}
