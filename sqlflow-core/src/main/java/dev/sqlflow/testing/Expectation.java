package dev.sqlflow.testing;

import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.source.Located;
import java.util.List;
import java.util.Optional;

/**
 * What shall hold after a run.
 *
 * @param tables what they hold
 * @param exports what destinations hold
 * @param checks the names of those that rows break
 * @param error which the run ends with
 */
record Expectation(
    List<ExpectedRows> tables,
    List<ExpectedRows> exports,
    List<Located<String>> checks,
    Optional<Located<DiagnosticCode>> error) {

  static final Expectation NOTHING =
      new Expectation(List.of(), List.of(), List.of(), Optional.empty());

  // Keeps immutable copies of the lists.
  Expectation {
    tables = List.copyOf(tables);
    exports = List.copyOf(exports);
    checks = List.copyOf(checks);
  }
}
