package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.Scan;
import java.sql.SQLException;
import java.util.stream.Collectors;

/**
 * The rows of CSV files without those that have a fault.
 *
 * @param scan of the files
 * @param records all of their records as texts
 */
record SoundRows(Scan.Files scan, BatchRows records) implements Rows {

  @Override
  public String sql() {
    String values =
        scan.columns().stream()
            .map(column -> ExactValues.value(csv(), column) + " AS " + Sql.name(column.name()))
            .collect(Collectors.joining(", "));
    return "SELECT %s FROM (%s) WHERE %s IS NULL".formatted(values, records.sql(), fault());
  }

  /** A query of the others: file, line, fault and record of each. */
  String faults() {
    return "SELECT %s AS file, %s AS line, %s AS fault, %s AS record FROM (%s) WHERE fault IS NOT NULL"
        .formatted(
            Sql.name(CsvRecordScan.FILE),
            Sql.name(CsvRecordScan.LINE),
            fault(),
            Sql.name(CsvRecordScan.RECORD),
            records.sql());
  }

  private String fault() {
    String misfits = scan.columns().stream().map(this::misfit).collect(Collectors.joining(" "));
    return "CASE WHEN %1$s IS NOT NULL THEN %1$s %2$s END"
        .formatted(Sql.name(CsvRecordScan.FAULT), misfits);
  }

  private String misfit(Column column) {
    String fits =
        GuessedTypes.checks(csv(), column)
            ? GuessedTypes.form(csv(), column).orElseThrow()
            : ExactValues.fits(csv(), column);
    return "WHEN NOT (%s) THEN %s"
        .formatted(fits, Sql.literal("no " + column.type() + " in column `" + column.name() + "`"));
  }

  private Csv csv() {
    return (Csv) scan.format();
  }

  @Override
  public RuntimeException failure(SQLException exception, int prefix) {
    return records.failure(exception, prefix);
  }
}
