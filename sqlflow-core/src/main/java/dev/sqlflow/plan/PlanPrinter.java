package dev.sqlflow.plan;

import dev.sqlflow.plan.Step.CheckStep;
import dev.sqlflow.plan.Step.ExportStep;
import dev.sqlflow.plan.Step.LoadStep;
import dev.sqlflow.plan.Step.TransformStep;
import dev.sqlflow.plan.Step.ViewStep;
import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.source.Located;
import dev.sqlflow.spi.WriteMode;
import java.util.List;
import java.util.stream.Collectors;

/** Prints a plan for people. Lines end with {@code \n}. */
public final class PlanPrinter implements Step.Visitor<String> {

  private static final int VALUE_COLUMN = 24;
  private static final int ORIGIN_COLUMN = 52;

  private PlanPrinter() {}

  /**
   * Prints what a run does: steps, modes, targets, options and where these come from.
   *
   * @param plan the plan
   * @return its text
   */
  public static String print(Plan plan) {
    StringBuilder out = new StringBuilder();
    out.append("plan of ").append(plan.pipeline()).append(" in ").append(plan.environment());
    out.append(", engine ").append(plan.engine().persistent() ? "persistent" : "in memory");
    out.append('\n');
    if (!plan.schemas().isEmpty()) {
      out.append("schemas: ").append(String.join(", ", plan.schemas())).append('\n');
    }
    int number = 1;
    for (Step step : plan.steps()) {
      out.append('\n').append(number++).append(". ").append(step.id());
      if (!step.dependencies().isEmpty()) {
        out.append("  after ").append(String.join(", ", step.dependencies()));
      }
      out.append("\n     ").append(step.accept(new PlanPrinter())).append('\n');
      plan.options(step.id())
          .ifPresent(options -> ShownOption.of(options).forEach(one -> option(one, out)));
    }
    return out.append("\nfingerprint ").append(plan.fingerprint()).append('\n').toString();
  }

  private static void option(ShownOption option, StringBuilder out) {
    StringBuilder line = new StringBuilder("       ").append(option.name());
    pad(line, VALUE_COLUMN).append(option.value());
    pad(line, ORIGIN_COLUMN).append(option.origin());
    if (!option.overridden().isEmpty()) {
      line.append(", over ").append(String.join(", ", option.overridden()));
    }
    out.append(line).append('\n');
  }

  private static StringBuilder pad(StringBuilder line, int column) {
    return line.append(" ".repeat(Math.max(2, column - line.length())));
  }

  @Override
  public String visitLoad(LoadStep load) {
    String source = load.source().name() + " (" + load.source().connector().type() + ")";
    return "source " + source + " -> table " + load.target() + ", " + mode(load.write());
  }

  @Override
  public String visitTransform(TransformStep transform) {
    return "query -> table " + transform.target() + ", " + mode(transform.write());
  }

  @Override
  public String visitView(ViewStep view) {
    return "query -> view " + view.target();
  }

  @Override
  public String visitCheck(CheckStep check) {
    String what = check.table().map(table -> "every row of " + table).orElse("no row of a query");
    return what + ", SEVERITY " + (check.warnOnly() ? "WARN" : "ERROR");
  }

  @Override
  public String visitExport(ExportStep export) {
    String sink = export.sink().destination() + " (" + export.sink().connector().type() + ")";
    return "rows -> " + sink + ", " + mode(export.write());
  }

  private static String mode(TableWrite write) {
    List<String> keys = write.keys().stream().map(Located::value).toList();
    return write.mode() == WriteMode.UPSERT
        ? keys.stream().collect(Collectors.joining(", ", "UPSERT KEY ", ""))
        : write.mode().name();
  }
}
