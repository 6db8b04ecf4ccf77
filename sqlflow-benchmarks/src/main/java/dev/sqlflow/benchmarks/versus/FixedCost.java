package dev.sqlflow.benchmarks.versus;

import dev.sqlflow.benchmarks.Console;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run costs beyond the work: the same pipeline over ten rows, in cold JVMs, against the same
 * SQL by JDBC; then once more in a warm one. Both open the engine, so its first open cancels out.
 */
public final class FixedCost {

  private static final int FORKS = 11;
  private static final int WARM_UP = 30;

  private FixedCost() {}

  /**
   * Prints the figures.
   *
   * @param arguments a folder for the files ({@code target/fixed} if absent)
   * @throws Exception if a side fails
   */
  public static void main(String[] arguments) throws Exception {
    Path project = Path.of(arguments.length > 0 ? arguments[0] : "target/fixed").toAbsolutePath();
    Workload workload = new Workload(project);
    workload.prepare(10);
    List<Double> ours = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    for (int fork = 0; fork < FORKS; fork++) {
      ours.add(ForkedSide.fork("sqlflow", project).milliseconds());
      plain.add(ForkedSide.fork("jdbc", project).milliseconds());
    }
    Figures sqlflow = new Figures(ours);
    Figures jdbc = new Figures(plain);
    Console.OUT.println(sqlflow.line("first run, sqlflow", "ms"));
    Console.OUT.println(jdbc.line("first run, jdbc", "ms"));
    Console.OUT.printf(
        Locale.ROOT, "%-28s %.0f ms%n", "fixed cost, cold JVM", sqlflow.median() - jdbc.median());
    List<Side> sides = List.of(new SqlFlowSide(workload), new JdbcSide(workload));
    for (int round = 0; round < WARM_UP; round++) {
      for (Side side : sides) {
        side.run();
      }
    }
    Comparison.ofTimes(sides).print("warm run", "s", Console.OUT);
  }
}
