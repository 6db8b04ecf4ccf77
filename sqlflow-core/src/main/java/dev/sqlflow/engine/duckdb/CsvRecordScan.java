package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.RowBatch;
import dev.sqlflow.spi.Scan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads all records of CSV files, faulty ones too: where each stands, what is wrong with it, and
 * its fields as texts.
 */
final class CsvRecordScan implements BatchReader {

  static final String FILE = "sqlflow file";
  static final String LINE = "sqlflow line";
  static final String RECORD = "sqlflow record";
  static final String FAULT = "sqlflow fault";

  private static final List<Column> ABOUT =
      List.of(
          new Column(FILE, ColumnType.VARCHAR),
          new Column(LINE, ColumnType.BIGINT),
          new Column(RECORD, ColumnType.VARCHAR),
          new Column(FAULT, ColumnType.VARCHAR));
  private static final int BATCH = 2048;

  /** Long records come a few at a time, so that the heap stays small. */
  private static final int BATCH_CHARACTERS = 1 << 20;

  private final List<Path> files;
  private final Csv format;
  private final List<Column> columns;
  private long left;
  private long characters;
  private int nextFile;
  private @Nullable CsvRecords open;
  private volatile boolean closed;

  private CsvRecordScan(Scan.Files scan, List<Column> columns, OptionalLong limit) {
    this.files = scan.paths();
    this.format = (Csv) scan.format();
    this.columns = columns;
    this.left = limit.orElse(Long.MAX_VALUE);
  }

  /** The records of files as rows, or the first of them where there is a limit. */
  static Scan.Batches of(Scan.Files files, OptionalLong limit) {
    List<Column> columns = new ArrayList<>(ABOUT);
    files.columns().forEach(it -> columns.add(new Column(it.name(), ColumnType.VARCHAR)));
    return new Scan.Batches(columns, () -> new CsvRecordScan(files, columns, limit));
  }

  @Override
  public @Nullable ColumnBatch next() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    characters = 0;
    while (mayRead() && rows.size() < BATCH && characters < BATCH_CHARACTERS) {
      read(rows);
    }
    return rows.isEmpty() ? null : new RowBatch(columns, rows);
  }

  private boolean mayRead() {
    return left > 0 && (open != null || nextFile < files.size());
  }

  private void read(List<List<@Nullable Object>> rows) {
    Path file = files.get(open == null ? nextFile : nextFile - 1);
    try {
      Optional<CsvRecord> record = open().next();
      if (record.isEmpty()) {
        release();
      } else if (columns.size() == ABOUT.size() + 1 || !record.get().isBlank()) {
        rows.add(row(file, record.get()));
        left--;
        characters += record.get().text().length();
      }
    } catch (IOException e) {
      throw closed
          ? new ConnectorException(Kind.INTERRUPTED, "the reading was ended", e)
          : new ConnectorException(
              Kind.INVALID_DATA, "`" + file + "` can't be read: " + e.getMessage(), e);
    }
  }

  private synchronized CsvRecords open() throws IOException {
    if (closed) {
      throw new IOException("the reading was ended");
    }
    CsvRecords records = open;
    if (records == null) {
      records = CsvRecords.open(files.get(nextFile++), format);
      open = records;
      if (format.header()) {
        records.next();
      }
    }
    return records;
  }

  private List<@Nullable Object> row(Path file, CsvRecord record) {
    int width = columns.size() - ABOUT.size();
    Optional<String> fault = record.fault(width);
    List<@Nullable Object> row = new ArrayList<>(columns.size());
    row.add(file.toString());
    row.add(record.line());
    row.add(record.shown());
    row.add(fault.orElse(null));
    for (int index = 0; index < width; index++) {
      row.add(fault.isPresent() ? null : value(record.fields().get(index)));
    }
    return row;
  }

  private @Nullable String value(CsvRecord.Field field) {
    return !field.quoted() && format.nullValues().contains(field.text()) ? null : field.text();
  }

  private synchronized void release() throws IOException {
    CsvRecords records = open;
    open = null;
    if (records != null) {
      records.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      release();
    } catch (IOException e) {
      // of files that were only read nothing can be lost
    }
  }
}
