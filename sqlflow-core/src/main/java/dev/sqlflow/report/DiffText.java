package dev.sqlflow.report;

import dev.sqlflow.testing.TableDiff;
import dev.sqlflow.testing.TableDiff.Kind;
import dev.sqlflow.testing.TableDiff.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows how rows differ: {@code -} is missing, {@code +} is unexpected, {@code ~} has changed, with
 * the expected value before the arrow.
 */
final class DiffText {

  private static final int MOST_ROWS = 20;
  private static final int WIDTH = 160;

  private DiffText() {}

  static List<String> lines(TableDiff difference) {
    List<Boolean> aligned = new ArrayList<>(List.of(false));
    aligned.addAll(difference.rightAligned());
    TextTable table = new TextTable(aligned);
    List<String> header = new ArrayList<>(List.of(""));
    header.addAll(difference.columns());
    table.add(header);
    difference.rows().stream().limit(MOST_ROWS).forEach(row -> table.add(cells(row)));
    int fitting = table.fitting(WIDTH);
    List<String> lines = new ArrayList<>(table.lines(fitting, WIDTH));
    int more = difference.rows().size() - MOST_ROWS;
    if (more > 0) {
      lines.add("... and " + more + " more");
    }
    int hidden = aligned.size() - fitting;
    if (hidden > 0) {
      lines.add("... and " + hidden + " more columns");
    }
    lines.add("- missing, + unexpected, ~ changed: expected → actual");
    return lines;
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    cells.add(
        switch (row.kind()) {
          case MISSING -> "-";
          case UNEXPECTED -> "+";
          case CHANGED -> "~";
        });
    List<@Nullable String> shown = row.kind() == Kind.MISSING ? row.expected() : row.actual();
    for (int i = 0; i < shown.size(); i++) {
      String value = TextTable.value(shown.get(i));
      boolean changed = row.kind() == Kind.CHANGED && row.changed().get(i);
      cells.add(changed ? TextTable.value(row.expected().get(i)) + " → " + value : value);
    }
    return cells;
  }
}
