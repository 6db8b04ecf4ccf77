package dev.sqlflow.plan;

import dev.sqlflow.resolve.EngineSettings;
import java.util.List;

/** Makes plans for tests of what runs them. */
public final class Plans {

  private Plans() {}

  /** A plan of the pipeline `p` in the environment `test`. */
  public static Plan of(EngineSettings engine, List<String> schemas, Step... steps) {
    return new Plan("p", "test", engine, schemas, List.of(steps));
  }
}
