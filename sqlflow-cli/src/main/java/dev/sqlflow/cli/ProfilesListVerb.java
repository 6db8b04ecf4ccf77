package dev.sqlflow.cli;

import dev.sqlflow.ProjectProfiles;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.report.ProfileText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists profiles. */
@Command(
    name = "list",
    description = "Lists the profiles: environments and what they build on, with connections.",
    footer = {
      "  sqlflow profiles list",
      "  sqlflow profiles list --format json    writes target/sqlflow/profiles/profiles.json"
    })
final class ProfilesListVerb extends ProfileVerb {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), or json, which writes a file",
      order = 1)
  private Format format = Format.TEXT;

  ProfilesListVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  void perform(SqlFlow sqlFlow, ProjectProfiles profiles, Console console) {
    if (format == Format.JSON) {
      console.result(sqlFlow.nameOf(profiles.writeList()));
    } else {
      ProfileText.list(profiles.list()).forEach(console::result);
    }
  }
}
