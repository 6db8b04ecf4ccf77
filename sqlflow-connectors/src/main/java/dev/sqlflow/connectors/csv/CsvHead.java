package dev.sqlflow.connectors.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Opens a file and takes off what precedes its data: blank lines would be the engine's and our
 * disagreement about where the header stands, so they are refused.
 */
final class CsvHead implements AutoCloseable {

  private final Path file;
  private final CsvSettings settings;
  private final CsvRows rows;
  private Optional<List<String>> header = Optional.empty();
  private Optional<CsvRow> first = Optional.empty();

  private CsvHead(Path file, CsvSettings settings) {
    this.file = file;
    this.settings = settings;
    this.rows = CsvRows.open(file, settings);
  }

  static CsvHead open(Path file, CsvSettings settings) {
    CsvHead head = new CsvHead(file, settings);
    try {
      head.read();
      return head;
    } catch (RuntimeException fault) {
      head.close();
      throw fault;
    }
  }

  private void read() {
    Optional<CsvRow> row = rows.next();
    row.filter(CsvRow::isBlank).ifPresent(this::refuse);
    if (settings.header()) {
      header = row.map(found -> HeaderNames.of(file, found, settings.dialect()));
    } else {
      first = row;
    }
  }

  private void refuse(CsvRow blank) {
    String what = settings.header() ? "header" : "first record";
    throw CsvFault.at(
        file, blank.line(), "is blank where the " + what + " should be; skip it by `skip_rows`");
  }

  /** Returns the names in the header; empty if the file is empty or has none by the options. */
  Optional<List<String>> header() {
    return header;
  }

  /** Returns how many fields the first record has, where there is no header. */
  Optional<Integer> width() {
    return first.map(row -> row.fields().size());
  }

  /** Returns the next record behind the header, blank lines left out where they are no records. */
  Optional<CsvRow> next(int columns) {
    Optional<CsvRow> row = first.isPresent() ? first : rows.next();
    first = Optional.empty();
    while (columns > 1 && row.filter(CsvRow::isBlank).isPresent()) {
      row = rows.next();
    }
    return row;
  }

  @Override
  public void close() {
    rows.close();
  }
}
