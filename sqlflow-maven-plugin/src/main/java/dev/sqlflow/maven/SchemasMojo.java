package dev.sqlflow.maven;

import dev.sqlflow.SchemasRequest;
import dev.sqlflow.SchemasResult;
import dev.sqlflow.SchemasResult.Change;
import dev.sqlflow.SqlFlow;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Asks every source whose data lies elsewhere for its columns, once, and writes them to {@code
 * schemas/}. With these files, to be committed, {@code validate} checks queries without asking.
 */
@Mojo(name = "schemas", threadSafe = true)
public final class SchemasMojo extends PipelineMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.schemas.skip", defaultValue = "false")
  private boolean skipSchemas;

  @Override
  boolean skipsThisGoal() {
    return skipSchemas;
  }

  @Override
  void perform(SqlFlow sqlFlow, Console console) throws UserException {
    SchemasResult result = sqlFlow.recordSchemas(new SchemasRequest(selection(), environment()));
    console.show(result.check().diagnostics());
    console.show(result.diagnostics());
    for (SchemasResult.Recorded one : result.schemas()) {
      console.info(
          "%s %s, %d columns"
              .formatted(word(one.change()), sqlFlow.nameOf(one.file()), one.columns()));
    }
    if (!result.ok()) {
      throw new UserException("not every schema could be recorded");
    }
    if (result.schemas().isEmpty()) {
      console.info("no source needs a recorded schema: all of them are files of this project");
    }
  }

  private static String word(Change change) {
    return switch (change) {
      case NEW -> "wrote";
      case CHANGED -> "changed";
      case SAME -> "unchanged:";
    };
  }
}
