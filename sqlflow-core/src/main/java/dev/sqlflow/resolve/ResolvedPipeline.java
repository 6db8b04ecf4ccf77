package dev.sqlflow.resolve;

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
  private final List<ResolvedStatement> statements;
  private final Set<String> usedVariables;

  ResolvedPipeline(
      String name,
      SourceFile file,
      String environment,
      EngineSettings engine,
      List<ResolvedStatement> statements,
      Set<String> usedVariables) {
    this.name = name;
    this.file = file;
    this.environment = environment;
    this.engine = engine;
    this.statements = List.copyOf(statements);
    this.usedVariables = Collections.unmodifiableSet(new LinkedHashSet<>(usedVariables));
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
   * @return the statements in program order
   */
  public List<ResolvedStatement> statements() {
    return statements;
  }

  /**
   * Returns the names that references asked for, whether anything defines them or not.
   *
   * @return in the order of first use
   */
  public Set<String> usedVariables() {
    return usedVariables;
  }
}
