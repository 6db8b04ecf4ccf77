package dev.sqlflow.connectors.csv;

import dev.sqlflow.connectors.batches.TextReader;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads the first records of the files, and all of them where that is little, to find the types of
 * columns for which none is stated, and faults that need no engine.
 */
final class CsvSample {

  private static final int ROWS = 20_480;
  private static final long CHARACTERS = 4 << 20;

  private final CsvSettings settings;
  private final List<String> names;
  private final List<Optional<ColumnType>> stated;

  /** One for each column with a stated type, in whose form its values must be. */
  private final List<Optional<Predicate<String>>> forms;

  /** One for each column; those with a stated type are asked nothing. */
  private final List<ColumnGuess> guesses = new ArrayList<>();

  private int rows;
  private long characters;

  CsvSample(CsvSettings settings, List<String> names) {
    this.settings = settings;
    this.names = names;
    this.stated = names.stream().map(settings::type).toList();
    this.forms = stated.stream().map(it -> it.map(type -> StatedForm.of(type, settings))).toList();
    TextReader reader = settings.reader();
    for (int column = 0; column < names.size(); column++) {
      guesses.add(
          new ColumnGuess(
              reader, settings.dateFormat().isPresent(), settings.timestampFormat().isPresent()));
    }
  }

  List<Column> columns(List<Path> files) {
    requireKnown(settings.types());
    for (Path file : files) {
      if (isEnough()) {
        break;
      }
      read(file);
    }
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      ColumnType type = stated.get(column).orElseGet(guesses.get(column)::type);
      columns.add(new Column(names.get(column), type));
    }
    return columns;
  }

  private boolean isEnough() {
    return rows >= ROWS && characters >= CHARACTERS;
  }

  private void read(Path file) {
    try (CsvHead head = CsvHead.open(file, settings)) {
      Optional<CsvRow> row = next(head);
      while (row.isPresent() && !isEnough()) {
        take(file, row.get());
        row = next(head);
      }
    }
  }

  /** Returns the next record that can be read, where others may be set aside. */
  private Optional<CsvRow> next(CsvHead head) {
    while (true) {
      try {
        return head.next(names.size());
      } catch (ConnectorException fault) {
        if (!settings.ignoresErrors()) {
          throw fault;
        }
      }
    }
  }

  private void take(Path file, CsvRow row) {
    rows++;
    if (!row.hasWidth(names.size())) {
      if (!settings.ignoresErrors()) {
        throw CsvFault.width(file, row, names.size(), settings.dialect());
      }
      return;
    }
    for (int column = 0; column < names.size(); column++) {
      CsvRow.Field field = row.fields().get(column);
      characters += field.text().length() + 1;
      if (settings.isNull(field.text(), field.quoted())) {
        continue;
      }
      if (stated.get(column).isEmpty()) {
        guesses.get(column).take(field.text());
      } else if (!settings.ignoresErrors()) {
        requireForm(file, row.line(), column, field.text());
      }
    }
  }

  private void requireForm(Path file, long line, int column, String text) {
    if (!forms.get(column).orElseThrow().test(text)) {
      ColumnType type = stated.get(column).orElseThrow();
      throw CsvFault.type(file, line, new Column(names.get(column), type), text);
    }
  }

  private void requireKnown(Map<String, ColumnType> types) {
    List<String> known = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    for (String name : types.keySet()) {
      if (!known.contains(name.toLowerCase(Locale.ROOT))) {
        throw new ConnectorException(
            Kind.INVALID_DATA,
            "`types` names a column `%s`; there are `%s`"
                .formatted(name, CsvRow.excerpt(String.join(",", names))));
      }
    }
  }
}
