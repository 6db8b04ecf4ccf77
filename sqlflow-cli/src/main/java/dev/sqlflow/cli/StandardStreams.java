package dev.sqlflow.cli;

import dev.sqlflow.cli.Surroundings.Terminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The process's own streams: the only place that knows them. */
final class StandardStreams {

  private StandardStreams() {}

  /** What a command answers. On Windows, the JDK's own stream has the encoding of the console. */
  static PrintStream out() {
    return isWindows() ? System.out : utf8(FileDescriptor.out);
  }

  /** What a command remarks. On Windows, the JDK's own stream has the encoding of the console. */
  static PrintStream err() {
    return isWindows() ? System.err : utf8(FileDescriptor.err);
  }

  /** The start script says which streams are a terminal; without it the JDK knows a little. */
  @SuppressWarnings(
      "SystemConsoleNull") // later JDKs always have one, so only earlier ones are asked
  static Terminal terminal() {
    return Optional.ofNullable(System.getProperty("sqlflow.terminal"))
        .map(Terminal::of)
        .orElseGet(() -> all(System.console() != null && Runtime.version().feature() < 22));
  }

  private static Terminal all(boolean terminal) {
    return new Terminal(terminal, terminal, terminal);
  }

  // A shell in no language would make question marks of everything that is not ASCII.
  private static PrintStream utf8(FileDescriptor descriptor) {
    Charset charset = StandardCharsets.UTF_8;
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), true, charset);
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }
}
