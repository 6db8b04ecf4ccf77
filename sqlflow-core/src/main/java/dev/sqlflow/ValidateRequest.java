package dev.sqlflow;

import java.util.Optional;

/**
 * What shall be checked.
 *
 * @param selection which pipelines
 * @param environment the only one to check in; empty for all of them
 * @param level how far the check goes
 */
public record ValidateRequest(Selection selection, Optional<String> environment, Level level) {}
