package dev.sqlflow.cli;

import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands on a project's pipelines have in common. */
abstract class PipelineVerb extends Verb {

  @Parameters(
      paramLabel = "PIPELINE",
      arity = "0..*",
      description = {
        "names, paths, globs, folders or tag:TAG, all pipelines if none is given;",
        "+x adds what x reads from, x+ what reads from x"
      })
  private List<String> selected = new ArrayList<>();

  @Option(
      names = "--select",
      paramLabel = "PIPELINE",
      split = ",",
      description = "the same, with commas between them",
      order = 799)
  private List<String> alsoSelected = new ArrayList<>();

  @Mixin private ProjectOptions project = new ProjectOptions();

  PipelineVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  final ExitCode perform(Console console) throws Refusal {
    SqlFlow sqlFlow = new SqlFlow(project.project(surroundings()));
    if (!sqlFlow.hasPipelines()) {
      throw new Refusal(
          ExitCode.USAGE,
          sqlFlow.missingPipelines()
              + "; give the project's folder with --directory, or begin one with `sqlflow init`");
    }
    selected.replaceAll(word -> isFolder(word, sqlFlow) ? word + "/" : word);
    return perform(sqlFlow, console);
  }

  // A word alone is the name of a pipeline, but whoever types the name of a folder means the
  // folder.
  private static boolean isFolder(String word, SqlFlow sqlFlow) {
    return word.matches("[\\w.-]+") && Files.isDirectory(sqlFlow.pathOf(Path.of(word)));
  }

  abstract ExitCode perform(SqlFlow sqlFlow, Console console) throws Refusal;

  final Selection selection() {
    List<String> all = new ArrayList<>(selected);
    all.addAll(alsoSelected);
    return Selection.parse(String.join(",", all));
  }
}
