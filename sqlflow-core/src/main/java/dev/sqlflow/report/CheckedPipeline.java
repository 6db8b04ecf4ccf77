package dev.sqlflow.report;

import dev.sqlflow.language.Pipeline;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A pipeline and how it stands in every environment that it was checked in.
 *
 * @param name of the pipeline
 * @param pipeline as parsed
 * @param verdicts by environment, in the user's order
 */
public record CheckedPipeline(String name, Pipeline pipeline, Map<String, Verdict> verdicts) {

  // Keeps an immutable copy that keeps the order.
  public CheckedPipeline {
    verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
  }

  /**
   * Tells whether it can run wherever it was checked.
   *
   * @return true if there is no error in any environment
   */
  public boolean ok() {
    return !verdicts.containsValue(Verdict.ERROR);
  }

  /** How a pipeline stands in one environment. */
  public enum Verdict {
    /** It can run. */
    OK("ok"),
    /** It can't run. */
    ERROR("error"),
    /** What only the target machine knows decides it. */
    UNKNOWN("unknown");

    private final String label;

    Verdict(String label) {
      this.label = label;
    }

    /**
     * Returns the word that reports use.
     *
     * @return {@code ok}, {@code error} or {@code unknown}
     */
    public String label() {
      return label;
    }
  }
}
