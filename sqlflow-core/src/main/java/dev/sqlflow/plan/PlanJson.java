package dev.sqlflow.plan;

import dev.sqlflow.plan.Step.CheckStep;
import dev.sqlflow.plan.Step.ExportStep;
import dev.sqlflow.plan.Step.LoadStep;
import dev.sqlflow.plan.Step.TransformStep;
import dev.sqlflow.plan.Step.ViewStep;
import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.source.Position;
import dev.sqlflow.spi.Column;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a plan for machines, in a versioned shape. */
public final class PlanJson implements Step.Visitor<ObjectNode> {

  private static final String VERSION = "1";
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private final JsonMapper mapper = JsonMapper.builder().build();

  private PlanJson() {}

  /**
   * Writes a plan.
   *
   * @param plan the plan
   * @return JSON, every line ended by {@code \n}
   */
  public static String write(Plan plan) {
    PlanJson writer = new PlanJson();
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES);
    return writer.mapper.writer().with(printer).writeValueAsString(writer.plan(plan)) + "\n";
  }

  private ObjectNode plan(Plan plan) {
    ObjectNode root = mapper.createObjectNode();
    root.put("version", VERSION);
    root.put("pipeline", plan.pipeline());
    root.put("environment", plan.environment());
    root.put("engine", plan.engine().persistent() ? "persistent" : "memory");
    root.put("fingerprint", plan.fingerprint());
    plan.schemas().forEach(root.putArray("schemas")::add);
    ArrayNode steps = root.putArray("steps");
    for (Step step : plan.steps()) {
      steps.add(step(plan, step));
    }
    return root;
  }

  private ObjectNode step(Plan plan, Step step) {
    ObjectNode node = mapper.createObjectNode();
    node.put("id", step.id());
    node.setAll(step.accept(this));
    step.dependencies().forEach(node.putArray("after")::add);
    Position from = step.span().from();
    node.put("file", step.span().file().name());
    node.put("line", from.line());
    node.put("column", from.column());
    plan.options(step.id()).ifPresent(options -> options(ShownOption.of(options), node));
    return node;
  }

  private static void options(List<ShownOption> options, ObjectNode step) {
    ArrayNode all = step.putArray("options");
    for (ShownOption option : options) {
      ObjectNode node = all.addObject();
      node.put("name", option.name());
      node.put("value", option.value());
      node.put("origin", option.origin());
      option.overridden().forEach(node.putArray("overrides")::add);
    }
  }

  @Override
  public ObjectNode visitLoad(LoadStep load) {
    ObjectNode node = kind("load", load.write());
    node.put("table", load.target().toString());
    node.put("source", load.source().name());
    node.put("connector", load.source().connector().type());
    load.source().columns().ifPresent(columns -> columns(columns, node));
    return node;
  }

  private static void columns(List<Column> columns, ObjectNode step) {
    ArrayNode all = step.putArray("columns");
    for (Column column : columns) {
      all.addObject().put("name", column.name()).put("type", column.type().sql());
    }
  }

  @Override
  public ObjectNode visitTransform(TransformStep transform) {
    ObjectNode node = kind("create", transform.write());
    node.put("table", transform.target().toString());
    node.put("query", transform.query().text());
    return node;
  }

  @Override
  public ObjectNode visitView(ViewStep view) {
    ObjectNode node = mapper.createObjectNode();
    node.put("kind", "view");
    node.put("view", view.target().toString());
    return node.put("query", view.query().text());
  }

  @Override
  public ObjectNode visitCheck(CheckStep check) {
    ObjectNode node = mapper.createObjectNode();
    node.put("kind", "check");
    node.put("name", check.name().value());
    node.put("severity", check.warnOnly() ? "warn" : "error");
    check.table().ifPresent(table -> node.put("table", table.toString()));
    return node.put("query", check.violations().text());
  }

  @Override
  public ObjectNode visitExport(ExportStep export) {
    ObjectNode node = kind("export", export.write());
    node.put("destination", export.sink().destination());
    node.put("connector", export.sink().connector().type());
    node.put("query", export.query().text());
    return node;
  }

  private ObjectNode kind(String kind, TableWrite write) {
    ObjectNode node = mapper.createObjectNode();
    node.put("kind", kind);
    node.put("mode", write.mode().name().toLowerCase(Locale.ROOT));
    write.keys().forEach(key -> node.withArray("keys").add(key.value()));
    return node;
  }
}
