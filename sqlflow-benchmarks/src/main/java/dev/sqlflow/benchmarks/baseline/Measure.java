package dev.sqlflow.benchmarks.baseline;

import dev.sqlflow.benchmarks.Console;
import dev.sqlflow.benchmarks.baseline.Baseline.Comparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks that the committed baseline names, and says which of them got slower in terms
 * of their yardsticks.
 */
public final class Measure {

  private static final Path COMMITTED = Path.of("baseline.json");
  private static final String UPDATE = "--update";

  private Measure() {}

  /**
   * Measures and compares; the exit code is 1 if anything got slower.
   *
   * @param arguments options of JMH such as {@code -f 1}; {@code --update} among them records the
   *     baseline anew instead of comparing with it
   * @throws Exception if a benchmark fails or the file can't be read or written
   */
  public static void main(String[] arguments) throws Exception {
    List<String> options = new ArrayList<>(List.of(arguments));
    boolean update = options.remove(UPDATE);
    Baseline baseline = Baseline.read(COMMITTED);
    Map<String, Double> times = times(baseline, options);
    Comparison comparison = baseline.compare(times);
    comparison.lines().forEach(Console.OUT::println);
    if (update) {
      baseline.by(times).write(COMMITTED);
      Console.OUT.println("recorded in " + COMMITTED);
    } else if (comparison.regressions() > 0) {
      Console.OUT.println(comparison.regressions() + " slower than the baseline tolerates");
      System.exit(1);
    }
  }

  private static Map<String, Double> times(Baseline baseline, List<String> options)
      throws Exception {
    OptionsBuilder builder = new OptionsBuilder();
    builder.parent(new CommandLineOptions(options.toArray(String[]::new)));
    baseline.benchmarks().forEach(name -> builder.include("\\." + name.replace(".", "\\.") + "$"));
    Map<String, Double> times = new LinkedHashMap<>();
    for (RunResult result : new Runner(builder.build()).run()) {
      double score = result.getPrimaryResult().getScore();
      times.put(
          name(result.getParams().getBenchmark()),
          nanoseconds(score, result.getPrimaryResult().getScoreUnit()));
    }
    return times;
  }

  /** Class and method without the package. */
  static String name(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }

  /** The time of one operation, whether a score is one or its inverse. */
  static double nanoseconds(double score, String unit) {
    return unit.startsWith("ops/")
        ? unit(unit.substring("ops/".length())) / score
        : unit(unit.substring(0, unit.indexOf('/'))) * score;
  }

  private static double unit(String name) {
    return switch (name) {
      case "ns" -> 1;
      case "us" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      default -> throw new IllegalArgumentException("unknown unit " + name);
    };
  }
}
