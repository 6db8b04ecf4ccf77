package dev.sqlflow.template;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.LocatedText;
import java.util.Optional;

/**
 * What stands where a text has <code>${</code>.
 *
 * @param reference the reference; empty if it is malformed, which is reported
 * @param end offset behind it, or where reading goes on
 * @param closed whether its closing brace was found
 */
public record ReferenceScan(Optional<Reference> reference, int end, boolean closed) {

  /**
   * Reads one reference.
   *
   * @param text where it stands
   * @param start offset of its dollar sign
   * @param limit offset that it can't go beyond
   * @return the reference
   */
  public static Diagnosed<ReferenceScan> read(LocatedText text, int start, int limit) {
    DiagnosticSink sink = new DiagnosticSink();
    return sink.with(new ReferenceParser(text, limit, sink).read(start));
  }
}
