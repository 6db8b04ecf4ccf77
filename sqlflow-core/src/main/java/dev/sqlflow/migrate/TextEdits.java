package dev.sqlflow.migrate;

import dev.sqlflow.diagnostic.Fix.Edit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Edits of one text. What they leave alone stays as it is, byte for byte. */
public final class TextEdits {

  private final List<Edit> edits = new ArrayList<>();

  /**
   * Adds edits that belong together.
   *
   * @param more edits of the same text, not overlapping
   * @return whether they were added: if one of them overlaps an earlier edit, none is
   */
  public boolean add(List<Edit> more) {
    if (more.stream().anyMatch(this::overlaps)) {
      return false;
    }
    edits.addAll(more);
    return true;
  }

  private boolean overlaps(Edit edit) {
    return edits.stream()
        .map(Edit::span)
        .anyMatch(
            other ->
                edit.span().equals(other)
                    || (edit.span().start() < other.end() && other.start() < edit.span().end()));
  }

  /**
   * Carries the edits out.
   *
   * @param text that they are about
   * @return the other text
   */
  public String applyTo(String text) {
    StringBuilder edited = new StringBuilder();
    int from = 0;
    for (Edit edit : edits.stream().sorted(Comparator.comparing(Edit::span)).toList()) {
      edited.append(text, from, edit.span().start()).append(edit.replacement());
      from = edit.span().end();
    }
    return edited.append(text, from, text.length()).toString();
  }
}
