package dev.sqlflow.connectors.csv;

import dev.sqlflow.spi.ConnectorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds a file's delimiter and quote, only where the user asks for it: those that split the first
 * records into the same number of fields, two at least. More than one way, or none, is an error.
 */
final class DialectDetector {

  private static final int ROWS = 1_000;
  private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");
  private static final List<Character> QUOTES = List.of('"', '\'');

  private DialectDetector() {}

  static Dialect detect(Path file, CsvSettings settings) {
    List<Dialect> found = new ArrayList<>();
    for (String delimiter : DELIMITERS) {
      byDelimiter(file, settings, delimiter).ifPresent(found::add);
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    String which =
        found.isEmpty()
            ? "is split evenly by no delimiter"
            : "is split evenly by more than one delimiter, "
                + String.join(
                    " and ",
                    found.stream()
                        .map(dialect -> "`" + CsvRow.excerpt(dialect.delimiter()) + "`")
                        .toList());
    throw CsvFault.in(file, which + "; state `delimiter` instead of `auto_detect`");
  }

  /** The double quote wins where both fit: mostly because the text has no quotes at all. */
  private static Optional<Dialect> byDelimiter(Path file, CsvSettings settings, String delimiter) {
    return QUOTES.stream()
        .map(quote -> Dialect.doubling(delimiter, quote))
        .filter(dialect -> width(file, settings.with(dialect)).isPresent())
        .findFirst();
  }

  private static OptionalInt width(Path file, CsvSettings settings) {
    OptionalInt width = OptionalInt.empty();
    try (CsvRows rows = CsvRows.open(file, settings)) {
      Optional<CsvRow> row = rows.next();
      for (int count = 0; count < ROWS && row.isPresent(); count++) {
        int fields = row.get().fields().size();
        if (!row.get().isBlank() && (fields < 2 || fields != width.orElse(fields))) {
          return OptionalInt.empty();
        }
        width = row.get().isBlank() ? width : OptionalInt.of(fields);
        row = rows.next();
      }
      return width;
    } catch (ConnectorException notThisDialect) {
      return OptionalInt.empty();
    }
  }
}
