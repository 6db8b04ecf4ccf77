package dev.sqlflow.cli;

import dev.sqlflow.ProjectProfiles;
import dev.sqlflow.SqlFlow;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks profiles alone. */
@Command(
    name = "validate",
    description =
        "Checks the profiles alone, whether there are pipelines or not, and compares environments.",
    footer = {
      "  sqlflow profiles validate                       all of them",
      "  sqlflow profiles validate profiles/prod.yml     one of them"
    })
final class ProfilesValidateVerb extends ProfileVerb {

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "the only one that counts")
  private @Nullable Path file;

  ProfilesValidateVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  void perform(SqlFlow sqlFlow, ProjectProfiles profiles, Console console) throws Refusal {
    show(profiles.check(Optional.ofNullable(file)), console);
    console.result(
        file == null ? profiles.list().size() + " profiles: no errors" : file + ": no errors");
  }
}
