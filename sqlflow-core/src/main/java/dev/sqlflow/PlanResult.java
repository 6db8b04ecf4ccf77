package dev.sqlflow;

import dev.sqlflow.plan.Plan;
import java.util.List;

/**
 * What a run would do.
 *
 * @param check what was found on the way
 * @param plans in the order in which they would run; none if anything is an error
 */
public record PlanResult(ValidationResult check, List<Plan> plans) {

  // Keeps an immutable copy of the plans.
  public PlanResult {
    plans = List.copyOf(plans);
  }
}
