package dev.sqlflow.report;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.Step;
import dev.sqlflow.resolve.ResolvedOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Tells people what a plan would do. */
public final class PlanText {

  private final Plan plan;
  private final StringBuilder out = new StringBuilder();

  private PlanText(Plan plan) {
    this.plan = plan;
  }

  /**
   * Describes a plan.
   *
   * @param plan what would run
   * @return its steps in order, each with its options and where they come from; lines end with
   *     {@code \n}
   */
  public static String of(Plan plan) {
    return new PlanText(plan).text();
  }

  private String text() {
    String engine =
        plan.engine()
            .database()
            .map(Path::toString)
            .map(file -> "database " + file)
            .orElse("memory");
    line(RunText.heading(plan) + ", " + engine);
    int number = 0;
    for (Step step : plan.steps()) {
      number++;
      line(String.format(Locale.ROOT, "%3d. %s", number, step.id()));
      describe(step);
    }
    return out.toString();
  }

  private void describe(Step step) {
    StepFacts facts = StepFacts.of(step);
    detail("at", step.span().toString());
    facts.reads().ifPresent(source -> detail("reads", source + connector(facts)));
    facts.query().ifPresent(this::query);
    detail("writes", facts.target() + (facts.reads().isEmpty() ? connector(facts) : ""));
    detail("mode", facts.mode());
    if (!step.dependencies().isEmpty()) {
      detail("after", String.join(", ", step.dependencies()));
    }
    plan.options(step.id()).ifPresent(this::options);
  }

  private static String connector(StepFacts facts) {
    return facts.connector().map(type -> " (" + type + ")").orElse("");
  }

  private void query(String query) {
    String name = "query";
    for (String part : query.lines().toList()) {
      detail(name, part);
      name = "";
    }
  }

  private void options(ResolvedOptions options) {
    List<ConfigValue.Entry> entries = options.values().entries();
    int keys = width(entries.stream().map(ConfigValue.Entry::key).toList());
    int values = width(entries.stream().map(entry -> ValueText.of(entry.value())).toList());
    String name = "options";
    for (ConfigValue.Entry entry : entries) {
      String columns = "%-" + keys + "s  %-" + Math.min(values, 40) + "s  %s";
      String origin = entry.value().origin().describe();
      String value = ValueText.of(entry.value());
      detail(name, String.format(Locale.ROOT, columns, entry.key(), value, origin));
      name = "";
    }
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(1);
  }

  private void detail(String name, String text) {
    line(String.format(Locale.ROOT, "     %-7s  %s", name, text).stripTrailing());
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
