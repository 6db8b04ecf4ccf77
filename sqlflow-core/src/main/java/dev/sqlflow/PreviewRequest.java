package dev.sqlflow;

import java.util.Optional;

/**
 * Which table shall be shown.
 *
 * @param table its name
 * @param selection the pipelines that may write it
 * @param environment in which; empty for {@code dev}, else the only one that there is
 * @param sample how many rows of each source are read at most, from 1
 */
public record PreviewRequest(
    String table, Selection selection, Optional<String> environment, long sample) {}
