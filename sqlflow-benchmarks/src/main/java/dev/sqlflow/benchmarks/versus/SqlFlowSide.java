package dev.sqlflow.benchmarks.versus;

import dev.sqlflow.Project;
import dev.sqlflow.RunListener;
import dev.sqlflow.RunRequest;
import dev.sqlflow.RunResult;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import java.nio.file.Path;
import java.util.Optional;

/** The work as a pipeline, by the facade that the goal {@code run} calls. */
final class SqlFlowSide implements Side {

  private final Path project;

  SqlFlowSide(Workload workload) {
    this.project = workload.project();
  }

  @Override
  public String label() {
    return "sqlflow";
  }

  @Override
  public void run() {
    RunResult result =
        new SqlFlow(Project.at(project, SqlFlowSide.class.getClassLoader()).build())
            .run(new RunRequest(Selection.ALL, Optional.empty(), true), RunListener.NONE);
    if (!result.ok()) {
      throw new IllegalStateException(
          "the pipeline failed: " + result.check().diagnostics() + result.reports());
    }
  }
}
