package dev.sqlflow.cli;

import dev.sqlflow.EarlierCheck;
import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnostic;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;

/** Shows things to people: what was asked for, what is wrong, how it goes on. */
final class Console {

  private static final int MOST_SHOWN = 50;
  private static final String RED = "\u001b[1;31m";
  private static final String RESET = "\u001b[0m";

  private final Surroundings surroundings;
  private final Colour colour;

  Console(Surroundings surroundings, Colour colour) {
    this.surroundings = surroundings;
    this.colour = colour;
  }

  /** What was asked for. */
  void result(String text) {
    surroundings.out().println(text);
  }

  /** How it goes on. */
  void progress(String text) {
    surroundings.err().println(text);
  }

  /** What stays until the next line is drawn over it. */
  void draw(String text) {
    surroundings.err().print(text);
    surroundings.err().flush();
  }

  /** Why the command ends. */
  void error(String message) {
    String word = colour.errors(surroundings) ? RED + "error" + RESET : "error";
    surroundings.err().println(word + ": " + Wording.of(message));
  }

  /** Findings that were asked for. */
  void findings(Collection<Diagnostic> findings) {
    show(findings, surroundings.out(), colour.output(surroundings));
  }

  /** Findings that stand in the way of what was asked for, or beside it. */
  void remarks(Collection<Diagnostic> findings) {
    show(findings, surroundings.err(), colour.errors(surroundings));
  }

  /** Findings that were shown before. */
  void again(List<EarlierCheck.Finding> findings) {
    boolean coloured = colour.output(surroundings);
    List<String> texts =
        findings.stream().map(one -> coloured ? one.coloured() : one.plain()).toList();
    print(texts, surroundings.out());
  }

  private static void show(Collection<Diagnostic> findings, PrintStream to, boolean coloured) {
    ConsoleRenderer renderer = coloured ? ConsoleRenderer.coloured() : ConsoleRenderer.plain();
    print(findings.stream().sorted(Diagnostic.BY_PLACE).map(renderer::render).toList(), to);
  }

  private static void print(List<String> findings, PrintStream to) {
    findings.stream().limit(MOST_SHOWN).map(Wording::ofFinding).forEach(to::println);
    if (findings.size() > MOST_SHOWN) {
      to.println("... and " + (findings.size() - MOST_SHOWN) + " more");
    }
  }
}
