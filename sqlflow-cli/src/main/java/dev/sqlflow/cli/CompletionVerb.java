package dev.sqlflow.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the script by which a shell completes commands. */
@Command(
    name = "completion",
    description = "Writes the script by which bash and zsh complete commands and options.",
    footer = {
      "  sqlflow completion > ~/.sqlflow-completion    then, in ~/.bashrc:",
      "                                                source ~/.sqlflow-completion"
    })
final class CompletionVerb extends Verb {

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode perform(Console console) {
    console.result(AutoComplete.bash("sqlflow", spec.root().commandLine()));
    return ExitCode.OK;
  }
}
