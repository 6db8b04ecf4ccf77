package dev.sqlflow.cli;

import dev.sqlflow.ProjectProfiles;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.report.ProfileText;
import dev.sqlflow.resolve.ResolvedProfile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a profile comes to. */
@Command(
    name = "show",
    description =
        "Shows what a profile comes to: every value, where it comes from, and what it overrides.",
    footer = {
      "  sqlflow profiles show prod                        everything, secrets as ***",
      "  sqlflow profiles show prod --connection orders    one connection"
    })
final class ProfilesShowVerb extends ProfileVerb {

  @Parameters(paramLabel = "PROFILE", description = "its name")
  private String environment = "";

  @Option(
      names = "--connection",
      paramLabel = "NAME",
      description = "the only connection that is shown",
      order = 1)
  private @Nullable String connection;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), or json, which writes a file",
      order = 2)
  private Format format = Format.TEXT;

  ProfilesShowVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  void perform(SqlFlow sqlFlow, ProjectProfiles profiles, Console console) throws Refusal {
    Diagnosed<Optional<ResolvedProfile>> shown =
        profiles.show(environment, Optional.ofNullable(connection));
    show(shown.diagnostics(), console);
    ResolvedProfile profile = shown.best().orElseThrow();
    console.result(
        format == Format.JSON
            ? sqlFlow.nameOf(profiles.write(profile))
            : String.join("\n", ProfileText.show(profile)));
  }
}
