package dev.sqlflow.engine;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Severity;
import dev.sqlflow.engine.Violations.Cell;
import dev.sqlflow.plan.Step.CheckStep;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says which rows break a check. */
final class CheckFinding {

  private static final int LONGEST_VALUE = 60;
  private static final int MOST_COLUMNS = 12;

  private CheckFinding() {}

  static Diagnostic of(CheckStep check, Violations violations) {
    String where = check.table().map(table -> " of `" + table + "`").orElse("");
    boolean one = violations.count() == 1;
    String count = String.format(Locale.ROOT, "%,d", violations.count());
    Diagnostic.Builder finding =
        Diagnostic.at(
                DiagnosticCode.CHECK_FAILED,
                check.name().span(),
                "check `"
                    + check.name().value()
                    + "` is broken by "
                    + count
                    + (one ? " row" : " rows")
                    + where)
            .severity(check.warnOnly() ? Severity.WARNING : Severity.ERROR)
            .label(check.warnOnly() ? "only warns" : "what reads the same rows was skipped");
    violations.shown().forEach(row -> finding.help("such as " + row(row)));
    return finding.build();
  }

  private static String row(List<Cell> cells) {
    String shown =
        cells.stream()
            .limit(MOST_COLUMNS)
            .map(
                cell ->
                    cell.column() + "=" + cell.text().map(CheckFinding::shortened).orElse("NULL"))
            .collect(Collectors.joining(", "));
    return cells.size() > MOST_COLUMNS ? shown + ", ..." : shown;
  }

  private static String shortened(String value) {
    String line = value.replaceAll("\\p{Cntrl}", " ");
    int end =
        line.offsetByCodePoints(0, Math.min(LONGEST_VALUE, line.codePointCount(0, line.length())));
    return end < line.length() ? line.substring(0, end) + "..." : line;
  }
}
