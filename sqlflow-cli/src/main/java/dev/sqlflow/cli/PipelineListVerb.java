package dev.sqlflow.cli;

import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.report.PipelineSummary;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists pipelines. */
@Command(
    name = "list",
    description = "Lists pipelines: their files, tags, sources, tables and exports.",
    footer = {
      "  sqlflow pipeline list              all of them",
      "  sqlflow pipeline list tag:daily    those with a tag"
    })
final class PipelineListVerb extends PipelineVerb {

  PipelineListVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode perform(SqlFlow sqlFlow, Console console) throws Refusal {
    Diagnosed<List<PipelineSummary>> found = sqlFlow.pipelines(selection());
    console.remarks(found.diagnostics());
    if (!found.best().isEmpty()) {
      PipelineSummary.lines(found.best()).forEach(console::result);
    }
    return found.diagnostics().stream().anyMatch(Diagnostic::isError)
        ? ExitCode.FINDINGS
        : ExitCode.OK;
  }
}
