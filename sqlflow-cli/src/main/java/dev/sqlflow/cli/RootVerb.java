package dev.sqlflow.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command without a verb: says what there is. */
@Command(
    name = "sqlflow",
    description = "Validates and runs SQL pipelines on an embedded engine.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is well",
      "1:findings: something in the project is wrong, or a test failed",
      "2:usage: the command itself is wrong",
      "3:a run failed, or the machine refused something",
      "4:internal: a bug of SQLFlow",
      "130:interrupted"
    },
    footer = {
      "  sqlflow validate                every pipeline in every environment",
      "  sqlflow run orders --env prod   one pipeline in one environment",
      "  sqlflow run --help              what a verb takes"
    })
final class RootVerb extends Group {

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "shows the version",
      order = 905)
  @SuppressWarnings("UnusedVariable") // it is there to be listed: picocli itself obeys it
  private boolean version;

  RootVerb(Surroundings surroundings) {
    super(surroundings);
  }
}
