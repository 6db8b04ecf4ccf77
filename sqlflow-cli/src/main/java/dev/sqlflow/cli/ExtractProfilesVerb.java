package dev.sqlflow.cli;

import dev.sqlflow.ExtractRequest;
import dev.sqlflow.RewriteRequest;
import dev.sqlflow.RewriteResult;
import dev.sqlflow.SqlFlow;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the connections of pipelines into a profile. */
@Command(
    name = "extract-profiles",
    description = {
      "Writes the connections that pipelines write down themselves into one profile.",
      "The profile may be there already; the pipelines stay as they are."
    },
    footer = {
      "  sqlflow extract-profiles pipelines --output profiles/dev.yml --dry-run",
      "  sqlflow extract-profiles pipelines --output profiles/dev.yml"
    })
final class ExtractProfilesVerb extends RewriteVerb {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "the profile that is written, or added to",
      order = 3)
  private Path output = Path.of("");

  ExtractProfilesVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  String advice() {
    return "nothing is written; mend the errors above, or name the pipelines that shall be read";
  }

  @Override
  RewriteResult rewrite(SqlFlow sqlFlow, RewriteRequest request) {
    return sqlFlow.extractProfiles(
        new ExtractRequest(request.selection(), output, request.dryRun()));
  }
}
