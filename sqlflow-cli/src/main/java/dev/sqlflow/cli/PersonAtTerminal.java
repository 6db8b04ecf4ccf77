package dev.sqlflow.cli;

import dev.sqlflow.profile.NewProfileDialog;
import dev.sqlflow.profile.NewProfileDialog.Gone;
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

/** Asks whoever sits at the terminal: Tab completes what is known. */
final class PersonAtTerminal implements NewProfileDialog.Person, AutoCloseable {

  private final Terminal terminal;

  PersonAtTerminal(Terminal terminal) {
    this.terminal = terminal;
  }

  static PersonAtTerminal ofSystem() {
    try {
      return new PersonAtTerminal(TerminalBuilder.builder().system(true).dumb(true).build());
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal can't be used", e);
    }
  }

  @Override
  public String ask(String question, List<String> choices) {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .completer(new StringsCompleter(choices))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    try {
      return reader.readLine(question + ": ").strip();
    } catch (UserInterruptException | EndOfFileException e) {
      throw new Gone(e);
    }
  }

  @Override
  public String askOrNothing(String question, List<String> choices) {
    return ask(question, choices);
  }

  @Override
  public void tell(String message) {
    terminal.writer().println(message);
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
