package dev.sqlflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every connector keeps that hands over the rows itself. */
public abstract class BatchSourceContract extends SourceContract {

  /** Makes the test. */
  protected BatchSourceContract() {}

  @Test
  void batches_can_be_read_again_from_the_beginning() throws IOException {
    Scan.Batches scan = batches();

    List<List<@Nullable Object>> rows = Rows.read(scan);
    try (BatchReader unfinished = scan.source().open()) {
      unfinished.next();
      assertThat(Rows.read(scan)).isNotEmpty().isEqualTo(rows);
    }
  }

  @Test
  void a_reading_may_be_closed_at_any_time_and_twice() throws IOException {
    BatchReader reader = batches().source().open();
    reader.close();
    reader.close();
  }

  @Test
  void a_finished_reading_stays_finished() throws IOException {
    try (BatchReader reader = batches().source().open()) {
      readToEnd(reader);
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  @Timeout(10)
  void a_reading_that_is_closed_from_outside_ends_within_a_second() throws Exception {
    BatchReader reader = batches().source().open();
    Thread worker = new Thread(() -> readUntilEnded(reader), "reader");
    worker.start();
    reader.close();

    worker.join(Duration.ofSeconds(1).toMillis());
    assertThat(worker.isAlive()).isFalse();
  }

  private Scan.Batches batches() throws IOException {
    Scan scan = connector().scan(ConnectorOptions.of(connector(), source()), ScanRequest.ALL);
    assertThat(scan).isInstanceOf(Scan.Batches.class);
    return (Scan.Batches) scan;
  }

  private static void readUntilEnded(BatchReader reader) {
    try {
      readToEnd(reader);
    } catch (ConnectorException ended) {
      assertThat(ended.kind()).isEqualTo(Kind.INTERRUPTED);
    }
  }

  private static int readToEnd(BatchReader reader) {
    int batches = 0;
    while (reader.next() != null) {
      batches++;
    }
    return batches;
  }
}
