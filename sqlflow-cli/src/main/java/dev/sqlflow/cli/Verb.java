package dev.sqlflow.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command has in common. */
@Command(
    mixinStandardHelpOptions = false,
    sortOptions = false,
    usageHelpAutoWidth = false,
    usageHelpWidth = 100,
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nArguments:%n",
    commandListHeading = "%nCommands:%n",
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    footerHeading = "%nExamples:%n")
abstract class Verb implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--colour",
      paramLabel = "WHEN",
      description = "colours: auto (to a terminal), always or never",
      order = 900)
  private Colour colour = Colour.AUTO;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "shows this help",
      order = 910)
  @SuppressWarnings("UnusedVariable") // it is there to be listed: picocli itself obeys it
  private boolean help;

  Verb(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public final Integer call() throws Refusal {
    return perform(console()).number();
  }

  /** Shows things in the colours that were asked for. */
  final Console console() {
    return new Console(surroundings, colour);
  }

  /** Does the work; what users or the world did wrong is a {@link Refusal}. */
  abstract ExitCode perform(Console console) throws Refusal;

  final Surroundings surroundings() {
    return surroundings;
  }
}
