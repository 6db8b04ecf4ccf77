package dev.sqlflow.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Collects findings while a phase works. Not for use by several threads. */
public final class DiagnosticSink {

  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /**
   * Keeps a finding.
   *
   * @param diagnostic the finding
   */
  public void add(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  /**
   * Keeps a finding that is ready to be built.
   *
   * @param builder the finding
   */
  public void add(Diagnostic.Builder builder) {
    diagnostics.add(builder.build());
  }

  /**
   * Keeps another phase's findings and hands on what it made.
   *
   * @param <T> what the phase made
   * @param diagnosed its result
   * @return its best value
   */
  public <T> T take(Diagnosed<T> diagnosed) {
    diagnostics.addAll(diagnosed.diagnostics());
    return diagnosed.best();
  }

  /**
   * Tells whether anything kept so far is an error.
   *
   * @return true if something is
   */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /**
   * Returns what was kept so far.
   *
   * @return an immutable copy, in the order of adding
   */
  public List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }

  /**
   * Joins a value with what was kept.
   *
   * @param <T> what the phase made
   * @param best its best value
   * @return both
   */
  public <T> Diagnosed<T> with(T best) {
    return new Diagnosed<>(best, diagnostics);
  }
}
