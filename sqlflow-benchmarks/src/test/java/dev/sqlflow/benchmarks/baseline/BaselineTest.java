package dev.sqlflow.benchmarks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sqlflow.benchmarks.baseline.Baseline.Comparison;
import dev.sqlflow.benchmarks.baseline.Baseline.Ratio;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Benchmark;

class BaselineTest {

  @TempDir Path folder;

  private static final Baseline TWO =
      new Baseline(
          List.of(
              new Ratio("A.fast", "Y.stick", 2, 0.25), new Ratio("B.slow", "Y.stick", 10, 0.1)));

  @Test
  void a_ratio_within_its_tolerance_is_no_regression() {
    Comparison same = TWO.compare(Map.of("A.fast", 25.0, "B.slow", 90.0, "Y.stick", 10.0));

    assertThat(same.regressions()).isZero();
    assertThat(same.lines())
        .containsExactly(
            "A.fast                                  2.50 times Y.stick                baseline "
                + "     2.00   +25 %",
            "B.slow                                  9.00 times Y.stick                baseline "
                + "     10.0   -10 %");
  }

  @Test
  void a_slower_machine_alone_is_no_regression_and_a_worse_ratio_is() {
    Comparison slower = TWO.compare(Map.of("A.fast", 60.0, "B.slow", 400.0, "Y.stick", 30.0));

    assertThat(slower.regressions()).isEqualTo(1);
    assertThat(slower.lines().get(0)).doesNotContain("REGRESSION");
    assertThat(slower.lines().get(1)).endsWith("+33 %  REGRESSION");
  }

  @Test
  void a_baseline_of_a_benchmark_that_is_gone_says_so() {
    assertThatThrownBy(() -> TWO.compare(Map.of("A.fast", 1.0, "Y.stick", 1.0)))
        .hasMessage("no benchmark is called B.slow");
  }

  @Test
  void what_is_recorded_is_read_again() throws IOException {
    Path file = folder.resolve("baseline.json");
    TWO.by(Map.of("A.fast", 12.3456, "B.slow", 1.0, "Y.stick", 10.0)).write(file);

    assertThat(Baseline.read(file).ratios())
        .containsExactly(
            new Ratio("A.fast", "Y.stick", 1.23, 0.25), new Ratio("B.slow", "Y.stick", 0.1, 0.1));
    assertThat(Files.readString(file)).endsWith("}\n");
  }

  @Test
  void scores_of_every_unit_are_times() {
    assertThat(Measure.nanoseconds(2, "us/op")).isEqualTo(2_000);
    assertThat(Measure.nanoseconds(4, "ops/ms")).isCloseTo(250_000, within(1e-6));
    assertThat(Measure.name("dev.sqlflow.benchmarks.micro.ProfileLoad.again"))
        .isEqualTo("ProfileLoad.again");
    assertThatThrownBy(() -> Measure.nanoseconds(1, "week/op")).hasMessage("unknown unit week");
  }

  @Test
  void the_committed_baseline_names_benchmarks_that_there_are() throws Exception {
    for (String name : Baseline.read(Path.of("baseline.json")).benchmarks()) {
      String[] parts = name.split("\\.");
      Class<?> type = Class.forName("dev.sqlflow.benchmarks.micro." + parts[0]);
      assertThat(Arrays.stream(type.getMethods()))
          .as(name)
          .anySatisfy(method -> assertThat(isBenchmark(method, parts[1])).isTrue());
    }
  }

  private static boolean isBenchmark(Method method, String name) {
    return method.getName().equals(name) && method.isAnnotationPresent(Benchmark.class);
  }
}
