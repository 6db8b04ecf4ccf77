package dev.sqlflow;

/**
 * Which files shall be rewritten.
 *
 * @param selection which pipelines
 * @param dryRun whether nothing is written
 */
public record RewriteRequest(Selection selection, boolean dryRun) {}
