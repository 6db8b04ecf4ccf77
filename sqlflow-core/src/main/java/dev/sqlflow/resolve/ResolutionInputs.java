package dev.sqlflow.resolve;

import dev.sqlflow.template.EnvironmentValues;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the outer world supplies to a resolution.
 *
 * @param commandLine variables that the user gave by name
 * @param environment the process's environment variables, and those of {@code .env}
 * @param runId names the run, unique among all runs
 * @param runDate the UTC date of the run's start
 * @param demandsValues whether what a profile requires must have a value here; if not, it is
 *     unknown
 */
public record ResolutionInputs(
    Map<String, String> commandLine,
    EnvironmentValues environment,
    String runId,
    LocalDate runDate,
    boolean demandsValues) {

  // Keeps an immutable copy that keeps the order.
  public ResolutionInputs {
    commandLine = Collections.unmodifiableMap(new LinkedHashMap<>(commandLine));
  }

  /**
   * Makes the inputs of the machine that is meant: what a profile requires must have a value.
   *
   * @param commandLine variables that the user gave by name
   * @param environment the process's environment variables
   * @param runId names the run, unique among all runs
   * @param runDate the UTC date of the run's start
   */
  public ResolutionInputs(
      Map<String, String> commandLine,
      Map<String, String> environment,
      String runId,
      LocalDate runDate) {
    this(commandLine, new EnvironmentValues(environment, Map.of()), runId, runDate, true);
  }
}
