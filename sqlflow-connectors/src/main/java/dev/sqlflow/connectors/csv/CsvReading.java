package dev.sqlflow.connectors.csv;

import dev.sqlflow.connectors.batches.BatchBuilder;
import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads files that are not in UTF-8, which the engine can't be trusted with, and hands over their
 * rows. Strict to the last record: every value is of its column's type exactly.
 */
final class CsvReading implements BatchReader {

  private final CsvSettings settings;
  private final List<Path> files;
  private final List<Column> columns;
  private final BatchBuilder builder;
  private final ColumnGuess forms;
  private final boolean[] guessed;
  private int nextFile;
  private @Nullable CsvHead open;
  private boolean closed;

  CsvReading(CsvSettings settings, List<Path> files, List<Column> columns) {
    this.settings = settings;
    this.files = files;
    this.columns = columns;
    this.guessed = new boolean[columns.size()];
    this.builder = new BatchBuilder(columns, settings.reader());
    this.forms =
        new ColumnGuess(
            settings.reader(),
            settings.dateFormat().isPresent(),
            settings.timestampFormat().isPresent());
    for (int column = 0; column < columns.size(); column++) {
      guessed[column] = settings.type(columns.get(column).name()).isEmpty();
    }
  }

  @Override
  public synchronized @Nullable ColumnBatch next() {
    if (closed) {
      throw new ConnectorException(Kind.INTERRUPTED, "the reading was ended");
    }
    while (!builder.isFull() && (open != null || nextFile < files.size())) {
      if (open == null) {
        open = CsvHead.open(files.get(nextFile++), settings);
      }
      Optional<CsvRow> row = open.next(columns.size());
      if (row.isPresent()) {
        take(files.get(nextFile - 1), row.get());
      } else {
        release();
      }
    }
    return builder.build();
  }

  /** Ends the reading, after the batch that another thread may be at. */
  @Override
  public synchronized void close() {
    closed = true;
    release();
  }

  private void release() {
    CsvHead head = open;
    open = null;
    if (head != null) {
      head.close();
    }
  }

  private void take(Path file, CsvRow row) {
    if (!row.hasWidth(columns.size())) {
      throw CsvFault.width(file, row, columns.size(), settings.dialect());
    }
    @Nullable String[] values = values(row);
    OptionalInt fault = misfit(values);
    if (fault.isEmpty()) {
      fault = builder.add(values);
    }
    if (fault.isPresent()) {
      Column column = columns.get(fault.getAsInt());
      throw CsvFault.type(file, row.line(), column, row.fields().get(fault.getAsInt()).text());
    }
  }

  /** A value in another form than its column's guessed type would be changed by it. */
  private OptionalInt misfit(@Nullable String[] values) {
    for (int column = 0; column < values.length; column++) {
      String value = values[column];
      if (guessed[column] && value != null && !forms.fits(columns.get(column).type(), value)) {
        return OptionalInt.of(column);
      }
    }
    return OptionalInt.empty();
  }

  private @Nullable String[] values(CsvRow row) {
    @Nullable String[] values = new String[columns.size()];
    for (int column = 0; column < values.length; column++) {
      CsvRow.Field field = row.fields().get(column);
      values[column] = settings.isNull(field.text(), field.quoted()) ? null : field.text();
    }
    return values;
  }
}
