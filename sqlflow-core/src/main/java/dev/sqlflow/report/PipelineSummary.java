package dev.sqlflow.report;

import java.util.List;

/**
 * What a list says of a pipeline.
 *
 * @param name of the pipeline
 * @param file relative to the project
 * @param tags that its directives give it
 * @param statements how many it has, those of included files left out
 */
public record PipelineSummary(String name, String file, List<String> tags, int statements) {

  private static final int WIDTH = 160;

  // Keeps an immutable copy of the tags.
  public PipelineSummary {
    tags = List.copyOf(tags);
  }

  /**
   * Lists pipelines.
   *
   * @param pipelines any
   * @return a heading, then one line each
   */
  public static List<String> lines(List<PipelineSummary> pipelines) {
    TextTable table = new TextTable(List.of(false, false, true, false));
    table.add(List.of("pipeline", "file", "statements", "tags"));
    for (PipelineSummary one : pipelines) {
      table.add(
          List.of(
              one.name(),
              one.file(),
              Integer.toString(one.statements()),
              String.join(", ", one.tags())));
    }
    return table.lines(4, WIDTH);
  }
}
