package dev.sqlflow;

import java.nio.file.Path;

/**
 * A pipeline's file.
 *
 * @param name of the pipeline: the file's name without {@code .sf}
 * @param file as people know it: relative to the project, with {@code /}
 * @param path absolute
 */
record PipelineFile(String name, String file, Path path) {

  static final String EXTENSION = ".sf";
}
