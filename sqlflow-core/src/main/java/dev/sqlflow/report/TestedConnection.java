package dev.sqlflow.report;

import java.time.Duration;

/**
 * How one use of a connection stands.
 *
 * @param environment that it belongs to
 * @param connection the profile's name of it, or where it is written in a pipeline
 * @param type of the connector
 * @param use {@code read} or {@code write}
 * @param object what is read or written, such as a table; empty if that is a secret or has no name
 * @param state how the test ended
 * @param reason why it is not ok, in a word or two; empty if it is
 * @param duration of the test
 */
public record TestedConnection(
    String environment,
    String connection,
    String type,
    String use,
    String object,
    State state,
    String reason,
    Duration duration) {

  /** How a test ended. */
  public enum State {
    /** The connection can be used. */
    OK("ok"),
    /** It can't. */
    FAILED("failed"),
    /** Nobody tried. */
    NOT_TESTED("not tested");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /**
     * Returns the word that reports use.
     *
     * @return lower case
     */
    public String label() {
      return label;
    }
  }
}
