package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds pipelines that share their name with another one. A name is a pipeline's identity - in
 * {@code ${pipeline}}, in selections, in reports of runs - so two of one name can't be told apart.
 */
final class SameNames {

  private SameNames() {}

  static List<Diagnostic> among(List<PipelineFile> selected, List<PipelineFile> all) {
    Map<String, List<PipelineFile>> byName =
        all.stream().collect(Collectors.groupingBy(PipelineFile::name));
    return selected.stream()
        .flatMap(
            one ->
                byName.getOrDefault(one.name(), List.of()).stream()
                    .filter(other -> other.file().compareTo(one.file()) != 0)
                    .map(other -> clash(one, other)))
        .distinct()
        .toList();
  }

  private static Diagnostic clash(PipelineFile one, PipelineFile other) {
    boolean inOrder = one.file().compareTo(other.file()) < 0;
    return Diagnostic.of(
            DiagnosticCode.SAME_PIPELINE_NAME,
            "two pipelines are called `%s`: %s and %s"
                .formatted(
                    one.name(),
                    inOrder ? one.file() : other.file(),
                    inOrder ? other.file() : one.file()))
        .help("rename one of the files: a pipeline is known by its file's name")
        .build();
  }
}
