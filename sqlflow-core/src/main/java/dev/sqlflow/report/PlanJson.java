package dev.sqlflow.report;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.Step;
import dev.sqlflow.plan.Step.LoadStep;
import dev.sqlflow.resolve.ResolvedOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What plans would do, for machines: {@code plan.json}. */
public final class PlanJson {

  /** The version of the file's shape; it changes when a reader of the old one would break. */
  private static final String VERSION = "1";

  private final List<Plan> plans;

  /**
   * Makes a report of plans.
   *
   * @param plans in the order in which they would run
   */
  public PlanJson(List<Plan> plans) {
    this.plans = List.copyOf(plans);
  }

  /**
   * Writes the report. Its folder is made when needed; a reader sees the old file or the new one.
   *
   * @param file where
   * @throws IOException if it can't be written
   */
  public void writeTo(Path file) throws IOException {
    AtomicFile.write(file, text());
  }

  /**
   * Returns the report.
   *
   * @return JSON, every line ended by {@code \n}
   */
  public String text() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("version", VERSION);
    ArrayNode all = root.putArray("plans");
    plans.forEach(plan -> put(plan, all.addObject()));
    return JsonText.of(root);
  }

  private static void put(Plan plan, ObjectNode node) {
    node.put("pipeline", plan.pipeline());
    node.put("environment", plan.environment());
    node.put("fingerprint", plan.fingerprint());
    ObjectNode engine = node.putObject("engine");
    engine.put("mode", plan.engine().persistent() ? "persistent" : "memory");
    plan.engine().database().ifPresent(file -> engine.put("path", file.toString()));
    putTexts("schemas", plan.schemas(), node);
    ArrayNode steps = node.putArray("steps");
    plan.steps().forEach(step -> put(step, plan, steps.addObject()));
  }

  private static void put(Step step, Plan plan, ObjectNode node) {
    StepFacts facts = StepFacts.of(step);
    node.put("id", step.id());
    node.put("kind", facts.kind());
    node.put("place", step.span().toString());
    putTexts("dependencies", step.dependencies(), node);
    facts.reads().ifPresent(source -> node.put("source", source));
    facts.connector().ifPresent(type -> node.put("connector", type));
    facts.query().ifPresent(query -> node.put("query", query));
    node.put("target", facts.target());
    node.put("mode", facts.write().mode().name());
    putTexts("keys", facts.keys(), node);
    putColumns(step, node);
    plan.options(step.id()).ifPresent(options -> putOptions(options, node));
  }

  private static void putColumns(Step step, ObjectNode node) {
    if (step instanceof LoadStep load && load.source().columns().isPresent()) {
      ArrayNode columns = node.putArray("columns");
      load.source()
          .columns()
          .get()
          .forEach(
              column ->
                  columns
                      .addObject()
                      .put("name", column.name())
                      .put("type", column.type().toString()));
    }
  }

  private static void putOptions(ResolvedOptions options, ObjectNode node) {
    ObjectNode all = node.putObject("options");
    for (ConfigValue.Entry entry : options.values().entries()) {
      ObjectNode option = all.putObject(entry.key());
      option.set("value", ValueText.json(entry.value()));
      option.put("origin", entry.value().origin().describe());
    }
  }

  private static void putTexts(String name, Collection<String> texts, ObjectNode node) {
    ArrayNode array = node.putArray(name);
    texts.forEach(array::add);
  }
}
