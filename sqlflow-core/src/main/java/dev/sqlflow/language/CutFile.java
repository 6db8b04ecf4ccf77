package dev.sqlflow.language;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;

/** A file that ends early, because its bytes stop being UTF-8. */
final class CutFile {

  private CutFile() {}

  /**
   * Reports the bytes, and leaves out what only follows from the cut: everything that was found in
   * the statement that was cut through.
   *
   * @param statements the last one is replaced by its remains if it was cut through
   */
  static List<Diagnostic> withoutFollowOns(
      SourceFile file, List<Statement> statements, List<Diagnostic> found) {
    int cut = file.text().length();
    if (!statements.isEmpty()) {
      Statement last = statements.get(statements.size() - 1);
      if (file.text().indexOf(';', last.span().end()) < 0) {
        cut = last.span().start();
        statements.remove(statements.size() - 1);
        last.accept(new Remains(statements));
      }
    }
    List<Diagnostic> kept = new ArrayList<>();
    for (Diagnostic diagnostic : found) {
      if (diagnostic.span().isPresent() && diagnostic.span().get().start() < cut) {
        kept.add(diagnostic);
      }
    }
    Span place = file.span(file.text().length(), file.text().length());
    kept.add(
        Diagnostic.at(DiagnosticCode.MALFORMED_ENCODING, place, "file is not UTF-8")
            .label("the bytes behind this are not UTF-8")
            .help("save the file as UTF-8")
            .build());
    return kept;
  }
}
