package dev.sqlflow.language;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.source.SourceFile;

/**
 * Lays out pipelines: blanks, line ends and the case of keywords, nothing else. SQL, names, values
 * and comments keep every character.
 */
public final class PipelineFormatter {

  private PipelineFormatter() {}

  /**
   * Lays out a pipeline. Doing it again changes nothing.
   *
   * @param file any pipeline
   * @return its text in the usual layout, with one kind of line end; as it is where it has errors,
   *     which are among the findings
   */
  public static Diagnosed<String> format(SourceFile file) {
    Diagnosed<Pipeline> parsed = PipelineParser.parse(file);
    String text = parsed.valid().map(PipelineLayout::of).orElse(file.text());
    return new Diagnosed<>(text, parsed.diagnostics());
  }
}
