package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Scan;
import java.sql.SQLException;
import java.util.Locale;

/** Says what went wrong when files were read. */
final class ReadFailure {

  private ReadFailure() {}

  static ConnectorException of(SQLException exception, Scan.Files scan) {
    EngineError error = EngineError.of(exception);
    Kind kind =
        switch (error.type().toLowerCase(Locale.ROOT)) {
          case "io" -> Kind.NOT_FOUND;
          case "permission" -> Kind.FORBIDDEN;
          case "interrupt" -> Kind.INTERRUPTED;
          default -> Kind.INVALID_DATA;
        };
    String files = scan.paths().size() == 1 ? "`" + scan.paths().get(0) + "`" : "the files";
    return new ConnectorException(
        kind, files + " can't be read: " + SqlErrors.words(error.message()), exception);
  }
}
