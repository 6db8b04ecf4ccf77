package dev.sqlflow.benchmarks.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The committed ratios: how long a benchmark took when they were recorded, in terms of another one
 * of the same run.
 *
 * @param ratios any, in the file's order
 */
record Baseline(List<Ratio> ratios) {

  // Keeps an immutable copy.
  Baseline {
    ratios = List.copyOf(ratios);
  }

  /**
   * A ratio.
   *
   * @param benchmark its class and method
   * @param against that of the yardstick
   * @param ratio time of the one by time of the other
   * @param tolerance how much more is no regression, such as 0.25
   */
  record Ratio(String benchmark, String against, double ratio, double tolerance) {

    /** What the ratio is by other times. */
    double now(Map<String, Double> times) {
      return time(times, benchmark) / time(times, against);
    }

    boolean isRegression(double now) {
      return now > ratio * (1 + tolerance);
    }

    private static double time(Map<String, Double> times, String name) {
      Double time = times.get(name);
      if (time == null) {
        throw new IllegalArgumentException("no benchmark is called " + name);
      }
      return time;
    }
  }

  static Baseline read(Path file) throws IOException {
    List<Ratio> ratios = new ArrayList<>();
    for (JsonNode one : JsonMapper.shared().readTree(Files.readString(file)).path("ratios")) {
      ratios.add(
          new Ratio(
              one.path("benchmark").stringValue(),
              one.path("against").stringValue(),
              one.path("ratio").doubleValue(),
              one.path("tolerance").doubleValue()));
    }
    return new Baseline(ratios);
  }

  void write(Path file) throws IOException {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode array = root.putArray("ratios");
    for (Ratio one : ratios) {
      array
          .addObject()
          .put("benchmark", one.benchmark())
          .put("against", one.against())
          .put("ratio", Double.parseDouble(String.format(Locale.ROOT, "%.3g", one.ratio())))
          .put("tolerance", one.tolerance());
    }
    Files.writeString(
        file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
  }

  /** Every benchmark that must run. */
  Set<String> benchmarks() {
    Set<String> names = new TreeSet<>();
    for (Ratio one : ratios) {
      names.add(one.benchmark());
      names.add(one.against());
    }
    return names;
  }

  /** The same ratios as they are now. */
  Baseline by(Map<String, Double> times) {
    return new Baseline(
        ratios.stream()
            .map(one -> new Ratio(one.benchmark(), one.against(), one.now(times), one.tolerance()))
            .toList());
  }

  /** Which got slower, and a line for each ratio. */
  Comparison compare(Map<String, Double> times) {
    List<String> lines = new ArrayList<>();
    int regressions = 0;
    for (Ratio one : ratios) {
      double now = one.now(times);
      boolean slower = one.isRegression(now);
      regressions += slower ? 1 : 0;
      lines.add(
          String.format(
              Locale.ROOT,
              "%-34s %9.3g times %-22s baseline %9.3g  %+4.0f %%%s",
              one.benchmark(),
              now,
              one.against(),
              one.ratio(),
              100 * (now / one.ratio() - 1),
              slower ? "  REGRESSION" : ""));
    }
    return new Comparison(lines, regressions);
  }

  /**
   * What a comparison says.
   *
   * @param lines for people
   * @param regressions how many ratios are worse than is tolerated
   */
  record Comparison(List<String> lines, int regressions) {

    // Keeps an immutable copy.
    Comparison {
      lines = List.copyOf(lines);
    }
  }
}
