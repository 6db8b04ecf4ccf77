package dev.sqlflow;

import java.util.Optional;

/**
 * What shall be planned.
 *
 * @param selection which pipelines
 * @param environment in which; empty for {@code dev}, else the only one that there is
 */
public record PlanRequest(Selection selection, Optional<String> environment) {}
