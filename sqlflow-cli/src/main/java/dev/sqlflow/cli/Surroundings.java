package dev.sqlflow.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a command may know of its process.
 *
 * @param directory in which it was started
 * @param environment variables of the process
 * @param out for what was asked for
 * @param err for what went wrong, and how it goes on
 * @param terminal what a person sees and can type into
 * @param clock tells the time
 */
record Surroundings(
    Path directory,
    Map<String, String> environment,
    PrintStream out,
    PrintStream err,
    Terminal terminal,
    Clock clock) {

  // Keeps an immutable copy that keeps its order.
  Surroundings {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /**
   * Which of the streams are a terminal.
   *
   * @param in whether somebody can be asked
   * @param out whether somebody sees the output at once
   * @param err whether somebody sees the errors at once
   */
  record Terminal(boolean in, boolean out, boolean err) {

    static final Terminal NONE = new Terminal(false, false, false);

    /** Reads what the start script found: the numbers of the streams that are a terminal. */
    static Terminal of(String streams) {
      return new Terminal(streams.contains("0"), streams.contains("1"), streams.contains("2"));
    }
  }
}
