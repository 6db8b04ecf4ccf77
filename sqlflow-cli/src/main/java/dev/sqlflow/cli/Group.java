package dev.sqlflow.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A word before verbs: alone it says what there is. */
abstract class Group extends Verb {

  @Spec private CommandSpec spec = CommandSpec.create();

  Group(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  final ExitCode perform(Console console) {
    spec.commandLine().usage(surroundings().err());
    surroundings().err().println();
    console.error("a command is missing: it is one of those above");
    return ExitCode.USAGE;
  }

  @Command(
      name = "profiles",
      description = "Works on profiles: environments, and what they build on.",
      footer = {"  sqlflow profiles list", "  sqlflow profiles show prod"})
  static final class Profiles extends Group {
    Profiles(Surroundings surroundings) {
      super(surroundings);
    }
  }

  @Command(
      name = "pipeline",
      description = {"Works on pipelines; all but list may be written without `pipeline`."},
      footer = "  sqlflow pipeline run orders --env prod")
  static final class Pipeline extends Group {
    Pipeline(Surroundings surroundings) {
      super(surroundings);
    }
  }
}
