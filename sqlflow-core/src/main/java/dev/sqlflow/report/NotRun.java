package dev.sqlflow.report;

/**
 * A pipeline that a run left out.
 *
 * @param pipeline its name
 * @param reason what stood in its way, in words
 */
public record NotRun(String pipeline, String reason) {}
