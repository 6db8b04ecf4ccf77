package dev.sqlflow.report;

import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.Fix;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a check tells people at its end. */
public final class CheckText {

  private CheckText() {}

  /**
   * Sums a check up in one line.
   *
   * @param pipelines that were checked
   * @param environments that they were checked in
   * @param findings everything that was found
   * @return such as {@code 3 pipelines x 3 environments (dev, prod, staging): ok}
   */
  public static String summary(
      Collection<CheckedPipeline> pipelines,
      List<String> environments,
      Collection<Diagnostic> findings) {
    String found = findings.isEmpty() ? "ok" : ConsoleRenderer.plain().summary(findings);
    if (pipelines.isEmpty()) {
      return found;
    }
    return "%s x %s (%s): %s"
        .formatted(
            Amounts.counted(pipelines.size(), "pipeline"),
            Amounts.counted(environments.size(), "environment"),
            String.join(", ", environments),
            findings.stream().anyMatch(Diagnostic::isError) || findings.isEmpty()
                ? found
                : "ok, " + found);
  }

  /**
   * Tells how many findings a command can mend.
   *
   * @param findings everything that is shown
   * @return such as <code>3 of these can be fixed by `mvn sqlflow:fix`</code>; empty for none
   */
  public static Optional<String> fixable(Collection<Diagnostic> findings) {
    long count =
        findings.stream().filter(one -> one.fix().filter(Fix::isApplicable).isPresent()).count();
    return count == 0
        ? Optional.empty()
        : Optional.of(count + " of these can be fixed by `mvn sqlflow:fix`");
  }

  /**
   * Tells how many findings were left out.
   *
   * @param count of findings that the baseline holds
   * @return such as {@code 3 known findings of the baseline left out}
   */
  public static String known(int count) {
    return Amounts.counted(count, "known finding") + " of the baseline left out";
  }
}
