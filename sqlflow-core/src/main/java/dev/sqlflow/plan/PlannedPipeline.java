package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.resolve.ResolvedPipeline;
import java.util.Optional;

/**
 * A pipeline and what the planner made of it.
 *
 * @param pipeline what was planned
 * @param plan empty if anything is an error, in this phase or an earlier one
 */
public record PlannedPipeline(ResolvedPipeline pipeline, Diagnosed<Optional<Plan>> plan) {}
