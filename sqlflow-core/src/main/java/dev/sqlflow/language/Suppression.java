package dev.sqlflow.language;

import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import java.util.List;

/**
 * {@code -- sqlflow:ignore SF6003 reason}: findings of a code in a statement shall not be reported.
 *
 * @param code which findings
 * @param reason why, in the user's words
 * @param statements where: usually one, several if they begin on one line
 */
public record Suppression(Located<DiagnosticCode> code, String reason, List<Span> statements) {

  // Keeps an immutable copy of the statements.
  public Suppression {
    statements = List.copyOf(statements);
  }

  /**
   * Tells whether a place lies in one of the statements.
   *
   * @param place any place
   * @return true if it does
   */
  public boolean covers(Span place) {
    return statements.stream()
        .anyMatch(
            statement ->
                statement.file().equals(place.file())
                    && statement.start() <= place.start()
                    && place.end() <= statement.end());
  }
}
