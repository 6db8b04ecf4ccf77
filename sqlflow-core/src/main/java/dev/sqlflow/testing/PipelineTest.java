package dev.sqlflow.testing;

import dev.sqlflow.source.Located;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A test of a pipeline, as a file describes it. */
public final class PipelineTest {

  private final String name;
  private final Located<String> pipeline;
  private final Settings settings;
  private final List<TestRun> runs;

  /**
   * What the outer world supplies in a test.
   *
   * @param environment whose profile holds; empty if the test names none
   * @param clock when the runs begin; empty for now
   * @param variables as on a command line, by name
   */
  public record Settings(
      Optional<Located<String>> environment,
      Optional<Instant> clock,
      Map<String, String> variables) {

    // Keeps an immutable copy that keeps the order.
    public Settings {
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
  }

  PipelineTest(String name, Located<String> pipeline, Settings settings, List<TestRun> runs) {
    this.name = name;
    this.pipeline = pipeline;
    this.settings = settings;
    this.runs = List.copyOf(runs);
  }

  /**
   * Returns what the test shows.
   *
   * @return its name
   */
  public String name() {
    return name;
  }

  /**
   * Returns which pipeline is tested.
   *
   * @return its name or path, and where it is written
   */
  public Located<String> pipeline() {
    return pipeline;
  }

  /**
   * Returns what the outer world supplies.
   *
   * @return environment, clock and variables
   */
  public Settings settings() {
    return settings;
  }

  List<TestRun> runs() {
    return runs;
  }
}
