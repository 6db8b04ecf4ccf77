package dev.sqlflow.resolve;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.language.Suppression;
import dev.sqlflow.source.SourceFile;
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
  private final VariableUse variables;

  ResolvedPipeline(
      String name,
      SourceFile file,
      String environment,
      EngineSettings engine,
      Program program,
      VariableUse variables) {
    this.name = name;
    this.file = file;
    this.environment = environment;
    this.engine = engine;
    this.program = program;
    this.statements = program.statements();
    this.variables = variables;
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
   * Returns the names that references asked for, whether anything defines them or not.
   *
   * @return in the order of first use
   */
  public Set<String> usedVariables() {
    return variables.names();
  }

  /**
   * Returns what the variables were good for.
   *
   * @return names, origins and decisions
   */
  public VariableUse variables() {
    return variables;
  }
}
