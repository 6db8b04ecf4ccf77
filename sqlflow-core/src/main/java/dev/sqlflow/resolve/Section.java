package dev.sqlflow.resolve;

import dev.sqlflow.language.Pipeline;
import dev.sqlflow.source.Span;
import java.util.List;

/**
 * Statements of a pipeline that follow each other and come from one file.
 *
 * @param source the file's own statements, as parsed
 * @param label what stands before the identities of their steps: the labels of the INCLUDEs, each
 *     with a {@code /} behind it; empty without labels
 * @param includedBy the INCLUDEs that brought the file in, the innermost first; none for the
 *     pipeline's own file
 * @param statements what the section does, in program order
 */
public record Section(
    Pipeline source, String label, List<Span> includedBy, List<ResolvedStatement> statements) {

  // Keeps immutable copies of the lists.
  public Section {
    includedBy = List.copyOf(includedBy);
    statements = List.copyOf(statements);
  }

  Section with(List<ResolvedStatement> others) {
    return new Section(source, label, includedBy, others);
  }
}
