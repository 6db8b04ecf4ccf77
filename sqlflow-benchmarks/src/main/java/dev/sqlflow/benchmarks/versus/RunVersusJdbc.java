package dev.sqlflow.benchmarks.versus;

import dev.sqlflow.benchmarks.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares a run with the same SQL by JDBC: time in one warm JVM, both sides in turn, after one
 * round that does not count; memory as the peak of a JVM each that does nothing else.
 */
public final class RunVersusJdbc {

  private final List<Side> sides;
  private final PrintStream out;

  private RunVersusJdbc(List<Side> sides, PrintStream out) {
    this.sides = sides;
    this.out = out;
  }

  /**
   * Prints the figures.
   *
   * @param arguments the number of rows (10,000,000 if absent) and a folder for the files ({@code
   *     target/versus} if absent)
   * @throws Exception if a side fails
   */
  public static void main(String[] arguments) throws Exception {
    long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000_000;
    Path project = Path.of(arguments.length > 1 ? arguments[1] : "target/versus").toAbsolutePath();
    Workload workload = new Workload(project);
    workload.prepare(rows);
    List<Side> sides = List.of(new SqlFlowSide(workload), new JdbcSide(workload));
    new RunVersusJdbc(sides, Console.OUT).compare(rows, project);
  }

  private void compare(long rows, Path project) throws Exception {
    out.printf(Locale.ROOT, "%,d rows%n", rows);
    Comparison.ofTimes(sides).print("time", "s", out);
    new Comparison(sides, peaks(project)).print("peak memory", "MB", out);
  }

  private List<Figures> peaks(Path project) throws IOException, InterruptedException {
    List<Figures> peaks = new ArrayList<>();
    for (Side side : sides) {
      List<Double> megabytes = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        megabytes.add(ForkedSide.fork(side.label(), project).peakMegabytes());
      }
      peaks.add(new Figures(megabytes));
    }
    return peaks;
  }
}
