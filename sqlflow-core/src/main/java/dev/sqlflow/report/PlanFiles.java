package dev.sqlflow.report;

import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.PlanJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Plans for machines: a folder an environment, a file a pipeline. */
public final class PlanFiles {

  private PlanFiles() {}

  /**
   * Writes plans. Folders are made when needed; a reader sees an old file or a new one.
   *
   * @param directory holds the environments' folders
   * @param plans any
   * @return the files, in the order of the plans
   * @throws IOException if one can't be written
   */
  public static List<Path> write(Path directory, List<Plan> plans) throws IOException {
    List<Path> files =
        plans.stream()
            .map(plan -> directory.resolve(plan.environment()).resolve(plan.pipeline() + ".json"))
            .toList();
    for (int i = 0; i < plans.size(); i++) {
      AtomicFile.write(files.get(i), PlanJson.write(plans.get(i)));
    }
    return files;
  }
}
