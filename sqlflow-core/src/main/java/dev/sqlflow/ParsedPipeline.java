package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.IoWords;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.lint.LintSettings;
import dev.sqlflow.resolve.ParsedFiles;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A pipeline's file and what the parser made of it.
 *
 * @param file which file
 * @param parsed its statements; none if the file can't be read
 */
record ParsedPipeline(PipelineFile file, Diagnosed<Pipeline> parsed) {

  List<String> tags() {
    return parsed.best().directives().tags().stream().map(Located::value).toList();
  }

  /** The same, as bad as the project takes it. */
  ParsedPipeline with(LintSettings lints) {
    return new ParsedPipeline(
        file, new Diagnosed<>(parsed.best(), lints.apply(parsed.diagnostics())));
  }

  /** The same with more findings. */
  ParsedPipeline with(List<Diagnostic> more) {
    List<Diagnostic> all = new ArrayList<>(parsed.diagnostics());
    all.addAll(more);
    return new ParsedPipeline(file, new Diagnosed<>(parsed.best(), all));
  }

  static ParsedPipeline read(PipelineFile file, ParsedFiles files) {
    try {
      return new ParsedPipeline(file, files.read(file.path()));
    } catch (IOException e) {
      Diagnostic unreadable =
          Diagnostic.of(
                  DiagnosticCode.UNREADABLE_PIPELINE,
                  "`" + file.file() + "` can't be read: " + IoWords.of(e))
              .build();
      Pipeline nothing = new Pipeline(SourceFile.of(file.file(), ""), List.of());
      return new ParsedPipeline(file, new Diagnosed<>(nothing, List.of(unreadable)));
    }
  }
}
