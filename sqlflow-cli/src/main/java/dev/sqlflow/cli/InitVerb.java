package dev.sqlflow.cli;

import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.Diagnosed;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a project that runs. */
@Command(
    name = "init",
    description = "Writes a project that runs, with sample data. Overwrites nothing.",
    footer = {"  sqlflow init             here", "  sqlflow init warehouse   in a new folder"})
final class InitVerb extends Verb {

  @Parameters(paramLabel = "DIR", arity = "0..1", description = "the folder of the new project")
  private Path directory = Path.of("");

  InitVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode perform(Console console) throws Refusal {
    Path folder = surroundings().directory().resolve(directory).normalize();
    Diagnosed<List<Path>> written = SqlFlow.init(folder);
    console.remarks(written.diagnostics());
    if (written.valid().isEmpty()) {
      throw new Refusal(ExitCode.FINDINGS, "no project was written");
    }
    written.best().forEach(file -> console.result("wrote " + folder.relativize(file)));
    String there = directory.toString().isEmpty() ? "" : "cd " + directory + ", then ";
    console.progress("now: " + there + "sqlflow validate, sqlflow test, sqlflow run");
    return ExitCode.OK;
  }
}
