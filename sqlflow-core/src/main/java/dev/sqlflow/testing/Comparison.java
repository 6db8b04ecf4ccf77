package dev.sqlflow.testing;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Null;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.engine.TableContent;
import dev.sqlflow.source.Located;
import dev.sqlflow.spi.Column;
import dev.sqlflow.testing.TableDiff.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what a table holds with what a test expects of it. */
final class Comparison {

  private final String what;
  private final ExpectedRows expected;
  private final TableContent content;
  private final List<TestProblem> problems = new ArrayList<>();

  /**
   * Prepares a comparison.
   *
   * @param what is compared, such as {@code table `orders`}
   */
  Comparison(String what, ExpectedRows expected, TableContent content) {
    this.what = what;
    this.expected = expected;
    this.content = content;
  }

  List<TestProblem> problems() {
    checkNames();
    if (problems.isEmpty()) {
      List<Integer> compared = compared();
      if (problems.isEmpty()) {
        compareRows(compared);
      }
    }
    return problems;
  }

  private void checkNames() {
    List<Located<String>> names = new ArrayList<>(expected.columns());
    names.addAll(expected.key());
    names.addAll(expected.rows().columns());
    for (Located<String> name : names) {
      if (indexOf(name.value()) < 0) {
        problems.add(TestProblem.of(noColumn(name)));
      }
    }
  }

  private Diagnostic noColumn(Located<String> name) {
    List<String> columns = content.columns().stream().map(Column::name).toList();
    return Diagnostic.at(
            DiagnosticCode.COLUMNS_DIFFER,
            name.span(),
            "%s has no column `%s`".formatted(what, name.value()))
        .label("not there")
        .didYouMean(Suggestions.nearest(name.value(), columns))
        .help("the columns are " + String.join(", ", columns))
        .build();
  }

  private int indexOf(String column) {
    for (int i = 0; i < content.columns().size(); i++) {
      if (content.columns().get(i).name().equalsIgnoreCase(column)) {
        return i;
      }
    }
    return -1;
  }

  // Without rows there are no names that could be compared.
  private List<Integer> compared() {
    if (!expected.columns().isEmpty()) {
      return expected.columns().stream().map(name -> indexOf(name.value())).toList();
    }
    List<String> surplus = new ArrayList<>();
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < content.columns().size(); i++) {
      all.add(i);
      String name = content.columns().get(i).name();
      if (expected.rows().indexOf(name) < 0) {
        surplus.add(name);
      }
    }
    if (!surplus.isEmpty() && !expected.rows().rows().isEmpty()) {
      problems.add(TestProblem.of(notExpected(surplus)));
    }
    return all;
  }

  private Diagnostic notExpected(List<String> surplus) {
    return Diagnostic.at(
            DiagnosticCode.COLUMNS_DIFFER,
            expected.name().span(),
            "%s has columns that the test does not expect: %s"
                .formatted(what, String.join(", ", surplus)))
        .label("the rows here lack them")
        .help("add them to the rows, or name under `columns` the only ones to compare")
        .build();
  }

  private void compareRows(List<Integer> compared) {
    List<Column> columns = compared.stream().map(content.columns()::get).toList();
    List<ValueKind> kinds = columns.stream().map(ValueKind::of).toList();
    List<ComparedRow> wanted = wanted(columns, kinds);
    if (!problems.isEmpty()) {
      return;
    }
    List<ComparedRow> there = there(compared, kinds);
    Closeness closeness = new Closeness(kinds, expected.tolerance());
    List<Row> rows = new RowMatcher(wanted, there, closeness).differences(key(compared));
    boolean otherOrder = false;
    if (rows.isEmpty() && expected.ordered()) {
      rows = new RowMatcher(wanted, there, closeness).misplaced();
      otherOrder = !rows.isEmpty();
    }
    if (!rows.isEmpty()) {
      report(
          new TableDiff(
              columns.stream().map(Column::name).toList(),
              kinds.stream().map(ValueKind::isNumeric).toList(),
              rows,
              otherOrder));
    }
  }

  private List<Integer> key(List<Integer> compared) {
    return expected.key().stream()
        .map(name -> compared.indexOf(indexOf(name.value())))
        .filter(index -> index >= 0)
        .toList();
  }

  private void report(TableDiff difference) {
    Diagnostic diagnostic =
        Diagnostic.at(
                DiagnosticCode.ROWS_DIFFER,
                expected.name().span(),
                "%s has other rows than expected: %s".formatted(what, difference.summary()))
            .build();
    problems.add(new TestProblem(diagnostic, Optional.of(difference)));
  }

  private List<ComparedRow> wanted(List<Column> columns, List<ValueKind> kinds) {
    List<ComparedRow> rows = new ArrayList<>();
    int[] indexes =
        columns.stream().mapToInt(column -> expected.rows().indexOf(column.name())).toArray();
    for (List<ConfigValue> row : expected.rows().rows()) {
      List<@Nullable String> shown = new ArrayList<>();
      List<@Nullable String> canonical = new ArrayList<>();
      for (int i = 0; i < indexes.length; i++) {
        ConfigValue cell = indexes[i] < 0 ? null : row.get(indexes[i]);
        if (cell == null || cell instanceof Null) {
          shown.add(null);
          canonical.add(null);
        } else {
          shown.add(CellText.of(cell));
          canonical.add(canonical(columns.get(i), kinds.get(i), cell));
        }
      }
      rows.add(new ComparedRow(shown, canonical));
    }
    return rows;
  }

  private @Nullable String canonical(Column column, ValueKind kind, ConfigValue cell) {
    String text = CellText.of(cell);
    Optional<String> canonical = kind.canonical(text);
    if (canonical.isEmpty()) {
      problems.add(TestProblem.of(GivenValues.invalid(column, cell, text).build()));
    }
    return canonical.orElse(null);
  }

  private List<ComparedRow> there(List<Integer> compared, List<ValueKind> kinds) {
    List<ComparedRow> rows = new ArrayList<>();
    for (List<@Nullable String> row : content.rows()) {
      List<@Nullable String> shown = new ArrayList<>();
      List<@Nullable String> canonical = new ArrayList<>();
      for (int i = 0; i < kinds.size(); i++) {
        String value = row.get(compared.get(i));
        shown.add(value);
        canonical.add(value == null ? null : kinds.get(i).canonical(value).orElse(value));
      }
      rows.add(new ComparedRow(shown, canonical));
    }
    return rows;
  }
}
