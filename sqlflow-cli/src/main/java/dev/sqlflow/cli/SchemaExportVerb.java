package dev.sqlflow.cli;

import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.Diagnosed;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the JSON Schemas for editors. */
@Command(
    name = "schema-export",
    description = "Writes the JSON Schemas by which editors check profiles and tests.",
    footer = "  sqlflow schema-export    writes target/sqlflow/schemas")
final class SchemaExportVerb extends Verb {

  @Mixin private ProjectOptions project = new ProjectOptions();

  SchemaExportVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode perform(Console console) throws Refusal {
    SqlFlow sqlFlow = new SqlFlow(project.project(surroundings()));
    Diagnosed<List<Path>> written = sqlFlow.exportSchemas();
    console.remarks(written.diagnostics());
    written.best().forEach(file -> console.result("wrote " + sqlFlow.nameOf(file)));
    console.progress("at the top of a file: # yaml-language-server: $schema=<path to it>");
    return ExitCode.OK;
  }
}
