package dev.sqlflow.cli;

import dev.sqlflow.PreviewRequest;
import dev.sqlflow.PreviewResult;
import dev.sqlflow.SqlFlow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what a table looks like. */
@Command(
    name = "preview",
    description = {
      "Shows what a table looks like: its first rows with types.",
      "Only what it needs runs, in memory, on samples of the sources; nothing is exported."
    },
    footer = "  sqlflow preview --table order_totals --env dev")
final class PreviewVerb extends EnvironmentVerb {

  @Option(
      names = {"-t", "--table"},
      paramLabel = "TABLE",
      required = true,
      description = "the table",
      order = 2)
  private String table = "";

  @Option(
      names = "--sample",
      paramLabel = "ROWS",
      description = "how many rows of each source are read at most; ${DEFAULT-VALUE}",
      order = 3)
  private long sample = 100_000;

  @Option(
      names = "--width",
      paramLabel = "CHARACTERS",
      description = "how many characters a line may have; ${DEFAULT-VALUE}",
      order = 4)
  private int width = 120;

  PreviewVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode perform(SqlFlow sqlFlow, Console console) throws Refusal {
    if (table.isBlank() || sample < 1) {
      throw new Refusal(
          ExitCode.USAGE, sample < 1 ? "--sample must be at least 1" : "--table needs a name");
    }
    PreviewResult result =
        sqlFlow.preview(new PreviewRequest(table, selection(), environment(), sample));
    if (result.preview().isEmpty()) {
      console.remarks(result.check().diagnostics());
      console.remarks(result.diagnostics());
      throw new Refusal(ExitCode.FINDINGS, "table `" + table + "` can't be shown");
    }
    console.result(Wording.of(String.join("\n", result.preview().get().lines(width))));
    return ExitCode.OK;
  }
}
