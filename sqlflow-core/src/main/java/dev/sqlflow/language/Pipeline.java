package dev.sqlflow.language;

import dev.sqlflow.source.SourceFile;
import java.util.List;

/**
 * A parsed pipeline.
 *
 * @param file what it was read from
 * @param statements in order
 */
public record Pipeline(SourceFile file, List<Statement> statements) {

  // Keeps an immutable copy of the statements.
  public Pipeline {
    statements = List.copyOf(statements);
  }
}
