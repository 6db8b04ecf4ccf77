package dev.sqlflow.engine.duckdb;

import dev.sqlflow.engine.InputFile;
import dev.sqlflow.engine.Moved;
import dev.sqlflow.engine.Origins;
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
 * @param batches through which records enter the engine that it does not read itself
 * @param rejectFile where faulty records are kept, if any may be
 * @param origins what the files are copies of, if of anything
 * @param place of the statement
 * @param sample how many rows at most, or empty for all
 */
record FileLoader(
    Session session,
    BatchFunction batches,
    Path rejectFile,
    Origins origins,
    Span place,
    OptionalLong sample) {

  Moved load(TableName target, TableWrite write, Scan.Files files) throws SQLException {
    OtherKind.refuse(session, target, "BASE TABLE", place);
    if (!(files.format() instanceof Csv csv)) {
      return load(target, write, files, () -> {});
    }
    if (csv.rejectLimit().isPresent()) {
      return loadSound(target, write, files, csv.rejectLimit().getAsLong());
    }
    try (QuoteCheck quotes =
        QuoteCheck.begin(sample.isPresent() ? List.of() : files.paths(), csv)) {
      return load(target, write, files, () -> quotes.mustBeClean(session, place));
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
          Rows rows = FirstRows.of(new FileRows(files, place), sample);
          long count = new TableWriter(session).write(target, write, rows, place);
          check.run();
          mustBeUnchanged(before);
          return Moved.rows(count);
        });
  }

  /** Loads the records that have no fault; the others are looked for first. */
  private Moved loadSound(TableName target, TableWrite write, Scan.Files files, long limit)
      throws SQLException {
    List<InputFile> before = InputFile.of(files.paths());
    BatchRows records = batches.open(CsvRecordScan.of(files, sample));
    SoundRows rows = new SoundRows(files, records);
    try {
      return session.transaction(
          open -> {
            Rejects rejects = Rejects.find(session, rows, limit, place);
            long count = new TableWriter(session).write(target, write, rows, place);
            mustBeUnchanged(before);
            rejects.keep(rejectFile, origins);
            return new Moved(count, OptionalLong.empty(), rejects.count());
          });
    } finally {
      batches.close(records.id());
    }
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
