package dev.sqlflow.benchmarks.versus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Several measurements of one thing.
 *
 * @param values in the order in which they were taken; not empty
 */
record Figures(List<Double> values) {

  // Keeps an immutable copy of the values.
  Figures {
    values = List.copyOf(values);
  }

  double median() {
    List<Double> sorted = new ArrayList<>(values);
    sorted.sort(null);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The median of the ratios pair by pair: a machine whose speed drifts does no harm to it. */
  double ratioTo(Figures other) {
    return new Figures(
            IntStream.range(0, values.size())
                .mapToObj(pair -> values.get(pair) / other.values.get(pair))
                .toList())
        .median();
  }

  String line(String label, String unit) {
    double least = values.stream().min(Double::compare).orElseThrow();
    double most = values.stream().max(Double::compare).orElseThrow();
    return String.format(
        Locale.ROOT,
        "%-28s median %10.3f %s   (%.3f to %.3f, %d runs)",
        label,
        median(),
        unit,
        least,
        most,
        values.size());
  }
}
