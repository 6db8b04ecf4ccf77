package dev.sqlflow.cli;

import dev.sqlflow.ProjectProfiles;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.Diagnosed;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares environments. */
@Command(
    name = "diff",
    description = "Compares two environments, or each with each: values side by side, and drift.",
    footer = {
      "  sqlflow profiles diff dev prod    two of them",
      "  sqlflow profiles diff             each with each"
    })
final class ProfilesDiffVerb extends ProfileVerb {

  @Parameters(paramLabel = "PROFILE", arity = "0..2", description = "two names, or none")
  private List<String> names = new ArrayList<>();

  ProfilesDiffVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  void perform(SqlFlow sqlFlow, ProjectProfiles profiles, Console console) throws Refusal {
    if (names.size() == 1 || names.size() > 2) {
      throw new Refusal(
          ExitCode.USAGE, "two environments are compared: give two names, or none for all pairs");
    }
    List<List<String>> pairs = names.isEmpty() ? profiles.pairs() : List.of(names);
    for (List<String> pair : pairs) {
      Diagnosed<List<String>> diff = profiles.diff(pair.get(0), pair.get(1));
      show(diff.diagnostics(), console);
      diff.best().forEach(console::result);
    }
  }
}
