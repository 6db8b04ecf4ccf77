package dev.sqlflow;

import java.util.Optional;

/**
 * Which schemas shall be recorded.
 *
 * @param selection pipelines whose sources are asked
 * @param environment which environment's; empty for {@code dev} or the only one
 */
public record SchemasRequest(Selection selection, Optional<String> environment) {}
