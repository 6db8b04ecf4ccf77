package dev.sqlflow;

import java.util.Optional;

/**
 * What shall run.
 *
 * @param selection which pipelines
 * @param environment in which; empty for {@code dev}, else the only one that there is
 * @param failFast whether the first failed step ends everything; if not, only what needs it is
 *     skipped
 */
public record RunRequest(Selection selection, Optional<String> environment, boolean failFast) {}
