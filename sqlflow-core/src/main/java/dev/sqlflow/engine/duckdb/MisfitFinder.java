package dev.sqlflow.engine.duckdb;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.duckdb.GuessedTypes.Misfit;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.Scan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says where in the files a value stands that is not of the type that its column seemed to have.
 */
record MisfitFinder(Scan.Files scan, Span place) {

  private static final int LONGEST_VALUE = 40;

  Diagnostic diagnostic(Misfit misfit) {
    Column column = scan.columns().get(misfit.index());
    String what =
        "`%s` in column `%s` is not of the type %s, which the first records suggested"
            .formatted(shortened(misfit.text()), column.name(), column.type());
    for (Path file : scan.paths()) {
      Optional<CsvRecord> record = find(file, misfit);
      if (record.isPresent()) {
        Diagnostic.Builder builder =
            builder("`" + file + "` line " + record.get().line() + ": " + what);
        FileRows.excerpt(record.get().text())
            .ifPresent(text -> builder.help("the record is `" + text + "`"));
        return mend(builder, column);
      }
    }
    return mend(builder(what), column);
  }

  private Diagnostic.Builder builder(String message) {
    return Diagnostic.at(DiagnosticCode.MISFITTING_VALUE, place, message);
  }

  private static Diagnostic mend(Diagnostic.Builder builder, Column column) {
    return builder
        .help(
            "state the type of the column: `\"types\": {\"%s\": \"VARCHAR\"}`"
                .formatted(column.name()))
        .build();
  }

  /** Text that did not fit once fits nowhere in its column, so the first such record will do. */
  private Optional<CsvRecord> find(Path file, Misfit misfit) {
    try {
      return CsvRecords.first(file, (Csv) scan.format(), record -> holds(record.fields(), misfit));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean holds(List<CsvRecord.Field> fields, Misfit misfit) {
    return fields.size() > misfit.index()
        && fields.get(misfit.index()).text().equals(misfit.text());
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }
}
