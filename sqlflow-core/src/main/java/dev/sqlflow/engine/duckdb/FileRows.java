package dev.sqlflow.engine.duckdb;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.engine.duckdb.GuessedTypes.Misfit;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.Scan;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of files. */
record FileRows(Scan.Files scan, Span place) implements Rows {

  private static final Pattern CSV_ERROR =
      Pattern.compile(
          "CSV Error on Line: (\\d+)\\s*\\n(?:Original Line: ?(.*?)\\n)?"
              + "((?:Expected|Error|Value|Invalid|Maximum|Max)[^\\n]*)",
          Pattern.DOTALL);
  private static final Pattern FILE = Pattern.compile("\\n\\s*file = ([^\\n]*)");
  private static final int LONGEST_EXCERPT = 120;

  @Override
  public String sql() {
    return ScanSql.query(scan);
  }

  @Override
  public RuntimeException failure(SQLException exception, int prefix) {
    String message = EngineError.of(exception).message();
    Optional<Misfit> misfit = GuessedTypes.misfit(message);
    if (misfit.isPresent()) {
      return new EngineException(new MisfitFinder(scan, place).diagnostic(misfit.get()));
    }
    Matcher record = CSV_ERROR.matcher(message);
    if (!record.find()) {
      return ReadFailure.of(exception, scan);
    }
    Matcher file = FILE.matcher(message);
    String path = file.find() ? file.group(1) : scan.paths().get(0).toString();
    long line = line(path, Long.parseLong(record.group(1)));
    return new EngineException(faulty(path, line, record.group(3), record.group(2), place));
  }

  /** The engine counts records; those with line breaks in them are several lines. */
  private long line(String file, long number) {
    try {
      return CsvRecords.first(
              Path.of(file), (Csv) scan.format(), record -> record.number() == number)
          .map(CsvRecord::line)
          .orElse(number);
    } catch (IOException e) {
      return number;
    }
  }

  /** What is wrong with a record of a CSV file. */
  static Diagnostic faulty(
      String file, long line, String fault, @Nullable String record, Span place) {
    String what = SqlErrors.words(fault);
    Diagnostic.Builder builder =
        Diagnostic.at(
            DiagnosticCode.FAULTY_RECORD, place, "`" + file + "` line " + line + ": " + what);
    excerpt(record).ifPresent(text -> builder.help("the record is `" + text + "`"));
    return builder
        .help("mend the file, or set `ignore_errors` to set faulty records aside")
        .build();
  }

  /** The first faulty record, where more were found than may be set aside. */
  static Diagnostic tooMany(Diagnostic first, long count, long limit) {
    return new Diagnostic(
        first.code(),
        first.severity(),
        "%d faulty records, and %d may be set aside; %s".formatted(count, limit, first.message()),
        first.span(),
        first.label(),
        first.related(),
        first.help().subList(0, first.help().size() - 1),
        first.fix(),
        first.environments());
  }

  static Optional<String> excerpt(@Nullable String record) {
    if (record == null || record.isBlank()) {
      return Optional.empty();
    }
    String line = record.strip().replaceAll("\\R", "⏎");
    return Optional.of(
        line.length() <= LONGEST_EXCERPT ? line : line.substring(0, LONGEST_EXCERPT) + "…");
  }
}
