package dev.sqlflow.engine.duckdb;

import dev.sqlflow.engine.InputFile;
import dev.sqlflow.engine.Moved;
import dev.sqlflow.plan.TableName;
import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.Scan;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Loads files into a table: every record as it stands, or none.
 *
 * @param session that may read them
 * @param rejectFile where faulty records are kept, if any may be
 * @param place of the statement
 * @param sample how many rows at most, or empty for all
 */
record FileLoader(Session session, Path rejectFile, Span place, OptionalLong sample) {

  Moved load(TableName target, TableWrite write, Scan.Files files) throws SQLException {
    OtherKind.refuse(session, target, "BASE TABLE", place);
    if (!(files.format() instanceof Csv csv)) {
      return load(target, write, files, () -> {});
    }
    try (QuoteCheck quotes =
        QuoteCheck.begin(sample.isPresent() ? List.of() : files.paths(), csv)) {
      return csv.rejectLimit().isEmpty()
          ? load(target, write, files, () -> quotes.mustBeClean(session, place))
          : loadSettingAside(target, write, trusting(files, csv), quotes);
    }
  }

  /** Something that must hold before the rows are kept. */
  @FunctionalInterface
  private interface Check {
    void run() throws SQLException;
  }

  private Moved load(TableName target, TableWrite write, Scan.Files files, Check check)
      throws SQLException {
    List<InputFile> before = InputFile.of(files.paths());
    return session.transaction(
        open -> {
          long count = write(target, write, new FileRows(files, "", place));
          check.run();
          mustBeUnchanged(before);
          return Moved.rows(count);
        });
  }

  private Moved loadSettingAside(
      TableName target, TableWrite write, Scan.Files files, QuoteCheck quotes) throws SQLException {
    List<InputFile> before = InputFile.of(files.paths());
    Rejects rejects = new Rejects(session, ((Csv) files.format()).rejectLimit().orElseThrow());
    try {
      return session.transaction(
          open -> {
            long count = write(target, write, new FileRows(files, Rejects.ARGUMENTS, place));
            quotes.mustBeClean(session, place);
            mustBeUnchanged(before);
            long rejected = rejects.count(place);
            if (rejected > 0) {
              rejects.keep(rejectFile);
            }
            return new Moved(count, OptionalLong.empty(), rejected);
          });
    } finally {
      rejects.forget();
    }
  }

  private long write(TableName target, TableWrite write, FileRows rows) throws SQLException {
    return new TableWriter(session).write(target, write, FirstRows.of(rows, sample), place);
  }

  /** The reader sets records aside that can't be converted, so it must convert. */
  private static Scan.Files trusting(Scan.Files files, Csv csv) {
    return new Scan.Files(csv.withoutGuesses(), files.paths(), files.columns());
  }

  /** Of a file that is written while it is read, nobody knows what was read. */
  private static void mustBeUnchanged(List<InputFile> before) {
    List<Path> paths = before.stream().map(InputFile::path).toList();
    List<InputFile> after = InputFile.of(paths);
    for (InputFile file : before) {
      if (!after.contains(file)) {
        throw new ConnectorException(
            Kind.INVALID_DATA,
            "`" + file.path() + "` changed while it was read: run again when it is complete");
      }
    }
  }
}
