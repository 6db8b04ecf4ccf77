package dev.sqlflow.plan;

import dev.sqlflow.resolve.EngineSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes plans for tests of what runs them. */
public final class Plans {

  private Plans() {}

  /** A plan of the pipeline `p` in the environment `test`. */
  public static Plan of(EngineSettings engine, List<String> schemas, Step... steps) {
    Plan.About about = new Plan.About("p", "test", engine, Map.of(), Map.of());
    return new Plan(about, schemas, List.of(steps), Set.of());
  }
}
