package dev.sqlflow.engine.duckdb;

import dev.sqlflow.engine.EngineException;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.FileFormat.Csv;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks for stray quotes in CSV files while the engine reads them; what it read may be kept only
 * when there are none.
 */
final class QuoteCheck implements AutoCloseable {

  private static final long LOOK_UP_MILLIS = 100;

  /** A record of a file. */
  private record Found(Path file, CsvRecord record) {}

  private final FutureTask<Optional<Found>> task;

  private QuoteCheck(FutureTask<Optional<Found>> task) {
    this.task = task;
  }

  static QuoteCheck begin(List<Path> files, Csv csv) {
    FutureTask<Optional<Found>> task = new FutureTask<>(() -> find(files, csv));
    Thread thread = new Thread(task, "sqlflow-quotes");
    thread.setDaemon(true);
    thread.start();
    return new QuoteCheck(task);
  }

  private static Optional<Found> find(List<Path> files, Csv csv) throws IOException {
    if (!csv.encoding().toUpperCase(Locale.ROOT).startsWith("UTF-16")) {
      for (Path file : files) {
        Optional<CsvRecord> record = StrayQuotes.first(file, csv);
        if (record.isPresent()) {
          return Optional.of(new Found(file, record.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** Waits for the end of the files; fails at a stray quote. */
  void mustBeClean(Session session, Span place) throws SQLException {
    Optional<Found> found = await(session);
    if (found.isPresent()) {
      CsvRecord record = found.get().record();
      String file = found.get().file().toString();
      throw new EngineException(
          FileRows.faulty(file, record.line(), CsvRecord.STRAY_QUOTE, record.text(), place));
    }
  }

  private Optional<Found> await(Session session) throws SQLException {
    while (true) {
      try {
        return task.get(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        session.mustGoOn();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ConnectorException(Kind.INTERRUPTED, "the reading was ended", e);
      } catch (ExecutionException e) {
        throw new ConnectorException(
            Kind.INVALID_DATA, "the files can't be read: " + e.getCause(), e);
      }
    }
  }

  /** Ends the looking. */
  @Override
  public void close() {
    task.cancel(true);
  }
}
