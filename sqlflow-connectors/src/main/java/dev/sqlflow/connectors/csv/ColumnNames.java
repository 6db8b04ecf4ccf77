package dev.sqlflow.connectors.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the columns' names, on which all files must agree. */
final class ColumnNames {

  private final CsvSettings settings;

  ColumnNames(CsvSettings settings) {
    this.settings = settings;
  }

  /** Returns the names that the options or the first file give, checked against every file. */
  List<String> of(List<Path> files) {
    Agreed agreed = new Agreed(settings.names(), Optional.empty());
    for (Path file : files) {
      agreed = settings.header() ? byHeader(agreed, file) : byWidth(agreed, file);
    }
    if (agreed.names().isEmpty()) {
      throw CsvFault.in(
          files.get(0), "holds no record, so its columns are unknown; state them by `columns`");
    }
    return agreed.names();
  }

  private Agreed byHeader(Agreed before, Path file) {
    try (CsvHead head = CsvHead.open(file, settings)) {
      if (head.header().isEmpty()) {
        if (settings.names().isEmpty()) {
          throw CsvFault.in(file, "is empty: not even a header is there");
        }
        return before;
      }
      List<String> names = head.header().get();
      if (!before.names().isEmpty() && !before.names().equals(names)) {
        throw CsvFault.in(
            file,
            "has the header %s, not %s as %s"
                .formatted(show(names), show(before.names()), before.owner()));
      }
      return before.or(names, file);
    }
  }

  private Agreed byWidth(Agreed before, Path file) {
    if (!settings.names().isEmpty()) {
      return before;
    }
    try (CsvHead head = CsvHead.open(file, settings)) {
      if (head.width().isEmpty()) {
        return before;
      }
      int width = head.width().get();
      if (!before.names().isEmpty() && before.names().size() != width) {
        throw CsvFault.in(
            file,
            "has %d columns, not %d as %s".formatted(width, before.names().size(), before.owner()));
      }
      return before.or(HeaderNames.numbered(width), file);
    }
  }

  private static String show(List<String> names) {
    return "`" + CsvRow.excerpt(String.join(",", names)) + "`";
  }

  /** The names so far and the file that gave them. */
  private record Agreed(List<String> names, Optional<Path> file) {

    Agreed or(List<String> found, Path from) {
      return names.isEmpty() ? new Agreed(found, Optional.of(from)) : this;
    }

    String owner() {
      return file.map(path -> "`" + path + "`").orElse("`columns` says");
    }
  }
}
