package dev.sqlflow.benchmarks.versus;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two sides and their figures.
 *
 * @param sides ours first
 * @param figures of each side
 */
record Comparison(List<Side> sides, List<Figures> figures) {

  private static final int ROUNDS = 5;

  /** Runs the sides in turn, all in this JVM, after one round that does not count. */
  static Comparison ofTimes(List<Side> sides) throws Exception {
    List<List<Double>> seconds = List.of(new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round <= ROUNDS; round++) {
      for (int side = 0; side < sides.size(); side++) {
        long start = System.nanoTime();
        sides.get(side).run();
        if (round > 0) {
          seconds.get(side).add((System.nanoTime() - start) / 1e9);
        }
      }
    }
    return new Comparison(sides, seconds.stream().map(Figures::new).toList());
  }

  void print(String what, String unit, PrintStream out) {
    for (int side = 0; side < sides.size(); side++) {
      out.println(figures.get(side).line(what + ", " + sides.get(side).label(), unit));
    }
    double ratio = figures.get(0).ratioTo(figures.get(1));
    out.printf(Locale.ROOT, "%-28s %.3f%n", what + ", ratio", ratio);
  }
}
