package dev.sqlflow.resolve;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.language.Suppression;
import dev.sqlflow.source.SourceFile;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A pipeline without variables and conditions, for one environment. Only the resolver makes one:
 * holding it is the proof that resolution ran.
 */
public final class ResolvedPipeline {

  private final String name;
  private final SourceFile file;
  private final String environment;
  private final EngineSettings engine;
  private final Program program;
  private final List<ResolvedStatement> statements;
  private final WhatIsKnown known;

  /**
   * How much of the pipeline is certain.
   *
   * @param variables what they were good for
   * @param unknown the names of those whose value only another machine knows
   * @param demanded whether the machine that is meant is this one
   * @param alternatives which statements may not be there
   */
  record WhatIsKnown(
      VariableUse variables, Set<String> unknown, boolean demanded, Alternatives alternatives) {

    // Keeps an immutable copy that keeps the order.
    WhatIsKnown {
      unknown = Collections.unmodifiableSet(new LinkedHashSet<>(unknown));
    }
  }

  ResolvedPipeline(
      SourceFile file,
      String environment,
      EngineSettings engine,
      Program program,
      WhatIsKnown known) {
    this.name = nameOf(file);
    this.file = file;
    this.environment = environment;
    this.engine = engine;
    this.program = program;
    this.statements = program.statements();
    this.known = known;
  }

  static String nameOf(SourceFile file) {
    String name = file.name().substring(file.name().lastIndexOf('/') + 1);
    return name.endsWith(".sf") ? name.substring(0, name.length() - 3) : name;
  }

  /**
   * Returns the pipeline's name.
   *
   * @return the file's name without {@code .sf}
   */
  public String name() {
    return name;
  }

  /**
   * Returns what it was read from.
   *
   * @return the file
   */
  public SourceFile file() {
    return file;
  }

  /**
   * Returns the environment that it was resolved for.
   *
   * @return its name
   */
  public String environment() {
    return environment;
  }

  /**
   * Returns the engine that shall run it.
   *
   * @return its settings
   */
  public EngineSettings engine() {
    return engine;
  }

  /**
   * Returns what it does.
   *
   * @return the statements in program order, those of included files among them
   */
  public List<ResolvedStatement> statements() {
    return statements;
  }

  /**
   * Returns what it does, file by file.
   *
   * @return the statements in program order, cut where an included file begins and ends
   */
  public List<Section> sections() {
    return program.sections();
  }

  /**
   * Returns which findings its files silence.
   *
   * @return each once, those of included files among them
   */
  public Set<Suppression> suppressions() {
    Set<Suppression> all = new LinkedHashSet<>();
    sections().forEach(one -> all.addAll(one.source().directives().suppressions()));
    return all;
  }

  /**
   * Tells whether every INCLUDE was found. If not, anything may be defined or used in what is
   * missing, and the reason is already reported.
   *
   * @return true if nothing is missing
   */
  public boolean isComplete() {
    return program.complete();
  }

  /**
   * Adds to findings in included files where these are included.
   *
   * @param found findings of a later phase
   * @return the same findings, those in included files with the chain of INCLUDEs
   */
  public List<Diagnostic> explained(List<Diagnostic> found) {
    return program.explained(found);
  }

  /**
   * Returns the names that references and the profile ask for, whether anything defines them or
   * not.
   *
   * @return in the order of first use
   */
  public Set<String> usedVariables() {
    return known.variables().names();
  }

  /**
   * Returns what the variables were good for.
   *
   * @return names, origins and decisions
   */
  public VariableUse variables() {
    return known.variables();
  }

  /**
   * Returns the names of variables whose value only the environment's machine knows.
   *
   * @return in the order of first use; none if everything is known
   */
  public Set<String> unknownVariables() {
    return known.unknown();
  }

  /**
   * Tells whether this machine is the environment's: what is not here is then missing, else it may
   * be there.
   *
   * @return true if the environment was asked for by name
   */
  public boolean onItsMachine() {
    return known.demanded();
  }

  /**
   * Returns which statements exclude each other.
   *
   * @return the branches of conditions that depend on unknown values
   */
  public Alternatives alternatives() {
    return known.alternatives();
  }
}
