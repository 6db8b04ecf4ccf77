package dev.sqlflow.template;

import dev.sqlflow.source.LocatedText;
import java.util.List;

/**
 * A text with references in it.
 *
 * @param parts in order; no two literals follow each other
 * @param source the text that it was read from
 */
public record Template(List<Part> parts, LocatedText source) {

  // Keeps an immutable copy of the parts.
  public Template {
    parts = List.copyOf(parts);
  }

  /** A piece of a template. */
  public sealed interface Part {

    /**
     * Characters that stand for themselves; <code>$${</code> has become <code>${</code>.
     *
     * @param text the characters, and the place of each
     */
    record Literal(LocatedText text) implements Part {}

    /**
     * A reference.
     *
     * @param reference what it refers to
     */
    record Hole(Reference reference) implements Part {}
  }
}
