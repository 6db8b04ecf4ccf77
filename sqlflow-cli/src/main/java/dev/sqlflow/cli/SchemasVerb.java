package dev.sqlflow.cli;

import dev.sqlflow.SchemasRequest;
import dev.sqlflow.SchemasResult;
import dev.sqlflow.SchemasResult.Change;
import dev.sqlflow.SqlFlow;
import picocli.CommandLine.Command;

/** Records the columns of sources whose data lies elsewhere. */
@Command(
    name = "schemas",
    description = {
      "Records the columns of sources whose data lies elsewhere, in schemas/.",
      "With these files, to be committed, validate checks queries without asking anybody."
    },
    footer = {
      "  sqlflow schemas --env prod            of every pipeline",
      "  sqlflow schemas orders --env prod     of one"
    })
final class SchemasVerb extends EnvironmentVerb {

  SchemasVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode perform(SqlFlow sqlFlow, Console console) throws Refusal {
    SchemasResult result = sqlFlow.recordSchemas(new SchemasRequest(selection(), environment()));
    console.remarks(result.check().diagnostics());
    console.remarks(result.diagnostics());
    for (SchemasResult.Recorded one : result.schemas()) {
      String file = sqlFlow.nameOf(one.file());
      console.result("%s %s, %d columns".formatted(word(one.change()), file, one.columns()));
    }
    if (!result.ok()) {
      throw new Refusal(
          result.check().ok() ? ExitCode.RUN_FAILED : ExitCode.FINDINGS,
          "not every schema could be recorded");
    }
    if (result.schemas().isEmpty()) {
      console.result("no source needs a recorded schema: all of them are files of this project");
    }
    return ExitCode.OK;
  }

  private static String word(Change change) {
    return switch (change) {
      case NEW -> "wrote";
      case CHANGED -> "changed";
      case SAME -> "unchanged:";
    };
  }
}
