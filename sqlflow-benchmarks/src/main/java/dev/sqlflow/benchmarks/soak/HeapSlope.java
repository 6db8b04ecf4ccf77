package dev.sqlflow.benchmarks.soak;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** How the memory that is in use grows: the line that fits best through what was left after GCs. */
final class HeapSlope {

  private static final double MEGABYTE = 1 << 20;

  private final long start = System.nanoTime();
  private final List<double[]> samples = new ArrayList<>();

  /** Collects garbage and looks at what is left. */
  void sample() {
    System.gc();
    double used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    samples.add(new double[] {(System.nanoTime() - start) / 3.6e12, used});
  }

  int count() {
    return samples.size();
  }

  double last() {
    return samples.get(samples.size() - 1)[1];
  }

  /** Megabytes an hour; 0 of fewer than three samples. What warms up first does not count. */
  double megabytesPerHour() {
    List<double[]> settled = samples.subList(samples.size() / 5, samples.size());
    if (settled.size() < 3) {
      return 0;
    }
    double time = settled.stream().mapToDouble(one -> one[0]).average().orElseThrow();
    double used = settled.stream().mapToDouble(one -> one[1]).average().orElseThrow();
    double both = settled.stream().mapToDouble(one -> (one[0] - time) * (one[1] - used)).sum();
    double square = settled.stream().mapToDouble(one -> Math.pow(one[0] - time, 2)).sum();
    return both / square;
  }
}
