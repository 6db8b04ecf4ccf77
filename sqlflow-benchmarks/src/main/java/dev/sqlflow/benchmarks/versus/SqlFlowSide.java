package dev.sqlflow.benchmarks.versus;

import dev.sqlflow.Project;
import dev.sqlflow.RunListener;
import dev.sqlflow.RunRequest;
import dev.sqlflow.RunResult;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The work as pipelines, by the facade that the goal {@code run} calls.
 *
 * @param project holds them
 * @param variables as on the command line
 */
record SqlFlowSide(Path project, Map<String, String> variables) implements Side {

  SqlFlowSide(Workload workload) {
    this(workload.project(), Map.of());
  }

  @Override
  public String label() {
    return "sqlflow";
  }

  @Override
  public void run() {
    RunResult result =
        new SqlFlow(
                Project.at(project, SqlFlowSide.class.getClassLoader())
                    .variables(variables)
                    .build())
            .run(new RunRequest(Selection.ALL, Optional.empty(), true), RunListener.NONE);
    if (!result.ok()) {
      throw new IllegalStateException(
          "the pipeline failed: " + result.check().diagnostics() + result.reports());
    }
  }
}
