package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.resolve.ResolvedPipeline;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A pipeline and what the planner made of it.
 *
 * @param pipeline what was planned
 * @param plan empty if anything is an error, in this phase or an earlier one, or unknown
 * @param proof what decides what the plan does, also where parts of it are unknown; empty if
 *     anything is an error
 * @param readsFrom the names of the files of those pipelines whose exports, or tables in a shared
 *     database, it reads
 */
public record PlannedPipeline(
    ResolvedPipeline pipeline,
    Diagnosed<Optional<Plan>> plan,
    Optional<PlanProof> proof,
    Set<String> readsFrom) {

  // Keeps an immutable copy of the names.
  public PlannedPipeline {
    readsFrom = Collections.unmodifiableSet(new LinkedHashSet<>(readsFrom));
  }
}
