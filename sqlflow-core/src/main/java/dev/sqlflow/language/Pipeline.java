package dev.sqlflow.language;

import dev.sqlflow.source.SourceFile;
import java.util.List;

/**
 * A parsed pipeline.
 *
 * @param file what it was read from
 * @param statements in order
 * @param directives what its comments say
 */
public record Pipeline(SourceFile file, List<Statement> statements, Directives directives) {

  // Keeps an immutable copy of the statements.
  public Pipeline {
    statements = List.copyOf(statements);
  }

  /**
   * Makes a pipeline without directives.
   *
   * @param file what it was read from
   * @param statements in order
   */
  public Pipeline(SourceFile file, List<Statement> statements) {
    this(file, statements, Directives.NONE);
  }
}
