package dev.sqlflow.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks at a terminal: Tab completes what is known. */
final class TerminalQuestions implements Questions, AutoCloseable {

  private final Terminal terminal;

  private TerminalQuestions(Terminal terminal) {
    this.terminal = terminal;
  }

  static TerminalQuestions ofSystem() {
    try {
      return new TerminalQuestions(TerminalBuilder.builder().system(true).dumb(true).build());
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal can't be used", e);
    }
  }

  static TerminalQuestions of(Terminal terminal) {
    return new TerminalQuestions(terminal);
  }

  @Override
  public String ask(String question, List<String> choices) throws Refusal {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .completer(new StringsCompleter(choices))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    try {
      return reader.readLine(question + " ").strip();
    } catch (UserInterruptException | EndOfFileException e) {
      throw new Refusal(ExitCode.INTERRUPTED, "nothing was written");
    }
  }

  @Override
  public void tell(String line) {
    terminal.writer().println(line);
    terminal.flush();
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal can't be closed", e);
    }
  }
}
