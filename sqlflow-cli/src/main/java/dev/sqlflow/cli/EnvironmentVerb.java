package dev.sqlflow.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands on pipelines in one environment have in common. */
abstract class EnvironmentVerb extends PipelineVerb {

  @Option(
      names = {"-e", "--env"},
      paramLabel = "NAME",
      description = "the environment",
      order = 1)
  private @Nullable String environment;

  EnvironmentVerb(Surroundings surroundings) {
    super(surroundings);
  }

  final Optional<String> environment() {
    return Optional.ofNullable(environment);
  }
}
