package dev.sqlflow.plan;

import dev.sqlflow.plan.Step.CheckStep;
import dev.sqlflow.plan.Step.ExportStep;
import dev.sqlflow.plan.Step.LoadStep;
import dev.sqlflow.plan.Step.TransformStep;
import dev.sqlflow.plan.Step.ViewStep;
import dev.sqlflow.resolve.EngineSettings;
import dev.sqlflow.resolve.ResolvedOptions;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Plans that do the work of others and leave nothing behind: in memory, and what would be exported
 * becomes a table.
 */
public final class PlanSandbox {

  /** The schema of the tables that stand in for destinations. */
  private static final String EXPORTS = "sqlflow_exports";

  private PlanSandbox() {}

  /**
   * Makes a plan harmless. An export writes the table {@link #exported} with the mode that it has.
   *
   * @param plan any
   * @return the same steps, by the same identities
   */
  public static Plan of(Plan plan) {
    List<String> schemas = new ArrayList<>(plan.schemas());
    schemas.add(EXPORTS);
    List<Step> steps = plan.steps().stream().map(step -> step.accept(new Harmless())).toList();
    return variant(plan, schemas, steps);
  }

  /**
   * Makes a harmless plan of what a table needs.
   *
   * @param plan any
   * @param table which some step of it writes
   * @return the steps that write the table, and their ancestors but checks and exports
   */
  public static Plan upTo(Plan plan, TableName table) {
    Set<String> needed = new HashSet<>();
    for (Step step : plan.steps()) {
      if (target(step).filter(table::equals).isPresent()) {
        needed.add(step.id());
        needed.addAll(plan.graph().ancestors(step.id()));
      }
    }
    List<Step> steps =
        plan.steps().stream()
            .filter(step -> needed.contains(step.id()) && target(step).isPresent())
            .toList();
    return variant(plan, plan.schemas(), steps);
  }

  /**
   * Returns the table that stands in for a destination.
   *
   * @param destination as the step's sink has it
   * @return its name
   */
  public static TableName exported(String destination) {
    return new TableName(Optional.of(EXPORTS), destination);
  }

  /**
   * Returns the destinations that a plan exports to.
   *
   * @param plan any, but a harmless one has none
   * @return as the steps' sinks have them, in order
   */
  public static List<String> destinations(Plan plan) {
    return plan.steps().stream()
        .filter(ExportStep.class::isInstance)
        .map(step -> ((ExportStep) step).sink().destination())
        .distinct()
        .toList();
  }

  /**
   * Returns the table or view that a step writes.
   *
   * @param step any
   * @return its name; empty for a step that writes none
   */
  public static Optional<TableName> target(Step step) {
    if (step instanceof LoadStep load) {
      return Optional.of(load.target());
    }
    if (step instanceof ViewStep view) {
      return Optional.of(view.target());
    }
    return step instanceof TransformStep transform
        ? Optional.of(transform.target())
        : Optional.empty();
  }

  private static Plan variant(Plan plan, List<String> schemas, List<Step> steps) {
    EngineSettings engine =
        new EngineSettings(
            Optional.empty(),
            plan.engine().memoryLimit(),
            OptionalInt.of(1),
            Optional.empty(),
            plan.engine().place());
    Plan.About about =
        new Plan.About(
            plan.pipeline(),
            plan.environment(),
            engine,
            options(plan, steps),
            includes(plan, steps));
    return new Plan(about, schemas, steps, Set.of());
  }

  private static Map<String, List<Span>> includes(Plan plan, List<Step> steps) {
    Map<String, List<Span>> includes = new LinkedHashMap<>();
    steps.forEach(step -> includes.put(step.id(), plan.includedBy(step.id())));
    return includes;
  }

  // What is still read may need secrets; what would be written is not.
  private static Map<String, ResolvedOptions> options(Plan plan, List<Step> steps) {
    Map<String, ResolvedOptions> options = new LinkedHashMap<>();
    steps.stream()
        .filter(LoadStep.class::isInstance)
        .forEach(load -> plan.options(load.id()).ifPresent(found -> options.put(load.id(), found)));
    return options;
  }

  private static final class Harmless implements Step.Visitor<Step> {

    @Override
    public Step visitLoad(LoadStep load) {
      return load;
    }

    @Override
    public Step visitTransform(TransformStep transform) {
      return transform;
    }

    @Override
    public Step visitView(ViewStep view) {
      return view;
    }

    @Override
    public Step visitCheck(CheckStep check) {
      return check;
    }

    @Override
    public Step visitExport(ExportStep export) {
      return new TransformStep(
          export.id(),
          new LinkedHashSet<>(export.dependencies()),
          exported(export.sink().destination()),
          export.write(),
          export.query(),
          export.span());
    }
  }
}
