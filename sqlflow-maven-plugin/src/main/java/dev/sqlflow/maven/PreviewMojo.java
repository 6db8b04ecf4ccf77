package dev.sqlflow.maven;

import dev.sqlflow.PreviewRequest;
import dev.sqlflow.PreviewResult;
import dev.sqlflow.SqlFlow;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a table looks like: its first rows with types. Only what the table needs runs, in
 * memory, on samples of the sources; nothing is exported, and no database is opened.
 */
@Mojo(name = "preview", threadSafe = true)
public final class PreviewMojo extends PipelineMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.preview.skip", defaultValue = "false")
  private boolean skipPreview;

  /** The table. */
  @Parameter(property = "sqlflow.table")
  private @Nullable String table;

  /** How many rows of each source are read at most. */
  @Parameter(property = "sqlflow.sample", defaultValue = "100000")
  private long sample;

  /** How many characters a line may have. */
  @Parameter(property = "sqlflow.width", defaultValue = "120")
  private int width;

  @Override
  boolean skipsThisGoal() {
    return skipPreview;
  }

  @Override
  void perform(SqlFlow sqlFlow, Console console) throws UserException {
    if (table == null || table.isBlank() || sample < 1) {
      throw new UserException(
          sample < 1 ? "sqlflow.sample must be at least 1" : "which table? add -Dsqlflow.table=");
    }
    PreviewResult result =
        sqlFlow.preview(new PreviewRequest(table, selection(), environment(), sample));
    if (result.preview().isEmpty()) {
      console.show(result.check().diagnostics());
      console.show(result.diagnostics());
      throw new UserException("table `" + table + "` can't be shown");
    }
    console.info(String.join("\n", result.preview().get().lines(width)));
  }
}
