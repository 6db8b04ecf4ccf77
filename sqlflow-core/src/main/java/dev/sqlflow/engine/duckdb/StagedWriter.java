package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.Write;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Lets the engine write files that a connector will take to their place.
 *
 * @param session that may write to the folder
 * @param folder where the files stand meanwhile
 */
record StagedWriter(Session session, StageFolder folder) {

  /** Returns how many rows were written. */
  long write(Rows rows, Write.Staged write) throws SQLException {
    List<String> by = write.partitionBy();
    if (!by.isEmpty()) {
      mustHave(by, rows.columns(session));
    }
    Rows writable = write.format() instanceof FileFormat.Json ? FiniteRows.of(rows, session) : rows;
    String copy =
        by.isEmpty()
            ? CopySql.to(folder.path().resolve("rows"), write.format())
            : CopySql.partitions(folder.path(), write.format(), by);
    long count = writable.execute(session, "COPY (", copy);
    session.mustGoOn();
    return count;
  }

  private static void mustHave(List<String> by, List<Column> columns) {
    List<String> names = columns.stream().map(Column::name).toList();
    Optional<String> missing =
        by.stream().filter(name -> names.stream().noneMatch(name::equalsIgnoreCase)).findFirst();
    if (missing.isPresent()) {
      throw invalid(
          "there is no column `%s` to partition by; the rows have `%s`"
              .formatted(missing.get(), String.join("`, `", names)));
    }
    if (by.size() >= columns.size()) {
      throw invalid("the rows have no column besides those to partition by");
    }
  }

  private static ConnectorException invalid(String message) {
    return new ConnectorException(Kind.INVALID_DATA, message);
  }
}
