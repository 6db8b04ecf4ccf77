package dev.sqlflow;

import java.nio.file.Path;

/**
 * Which connections shall be written into which file.
 *
 * @param selection the pipelines that are looked at
 * @param output the profile; a relative path is in the project
 * @param dryRun whether nothing is written
 */
public record ExtractRequest(Selection selection, Path output, boolean dryRun) {}
