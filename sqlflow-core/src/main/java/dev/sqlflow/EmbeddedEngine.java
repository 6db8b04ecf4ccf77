package dev.sqlflow;

import dev.sqlflow.engine.EngineFactory;
import dev.sqlflow.engine.duckdb.DuckDbSqlAnalyzer;
import dev.sqlflow.plan.SqlAnalyzer;
import java.util.Optional;

/** Where the facade gets the engine from. */
final class EmbeddedEngine {

  private EmbeddedEngine() {}

  static SqlAnalyzer analyzer() {
    return new DuckDbSqlAnalyzer();
  }

  static EngineFactory factory() {
    return Optional.<EngineFactory>empty().orElseThrow();
  }
}
