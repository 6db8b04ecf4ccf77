package dev.sqlflow.cli;

import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.Diagnosed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Explains a code. */
@Command(
    name = "explain",
    description = "Says what a finding's code means and what to do, or lists the codes.",
    footer = {"  sqlflow explain SF3104", "  sqlflow explain"})
final class ExplainVerb extends Verb {

  @Parameters(paramLabel = "CODE", arity = "0..1", description = "such as SF3104")
  private @Nullable String code;

  ExplainVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode perform(Console console) {
    Diagnosed<List<String>> explained = SqlFlow.explain(Optional.ofNullable(code));
    console.remarks(explained.diagnostics());
    explained.best().forEach(line -> console.result(Wording.of(line)));
    return explained.valid().isPresent() ? ExitCode.OK : ExitCode.USAGE;
  }
}
