package dev.sqlflow.resolve;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the outer world supplies to a resolution.
 *
 * @param commandLine variables that the user gave by name
 * @param environment the process's environment variables
 * @param runId names the run, unique among all runs
 * @param runDate the UTC date of the run's start
 */
public record ResolutionInputs(
    Map<String, String> commandLine,
    Map<String, String> environment,
    String runId,
    LocalDate runDate) {

  // Keeps immutable copies that keep the order.
  public ResolutionInputs {
    commandLine = Collections.unmodifiableMap(new LinkedHashMap<>(commandLine));
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }
}
