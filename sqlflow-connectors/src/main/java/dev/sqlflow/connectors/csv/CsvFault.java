package dev.sqlflow.connectors.csv;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.nio.file.Path;

/** Makes the failures that name a file and a line. */
final class CsvFault {

  private CsvFault() {}

  static ConnectorException at(Path file, long line, String fault) {
    return new ConnectorException(
        Kind.INVALID_DATA, "line %d of `%s` %s".formatted(line, file, fault));
  }

  static ConnectorException in(Path file, String fault) {
    return new ConnectorException(Kind.INVALID_DATA, "`%s` %s".formatted(file, fault));
  }

  static ConnectorException width(Path file, CsvRow row, int columns, Dialect dialect) {
    return at(
        file,
        row.line(),
        "has %s instead of %d: `%s`"
            .formatted(fields(row.fields().size()), columns, row.excerpt(dialect)));
  }

  static ConnectorException type(Path file, long line, Column column, String value) {
    return at(
        file,
        line,
        "has no %s in column `%s`: `%s`"
            .formatted(column.type(), column.name(), CsvRow.excerpt(value)));
  }

  private static String fields(int count) {
    return count == 1 ? "1 field" : count + " fields";
  }
}
