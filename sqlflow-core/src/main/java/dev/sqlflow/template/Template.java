package dev.sqlflow.template;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.LocatedText;
import java.util.List;
import java.util.Optional;

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

  /**
   * Reads the references in a text. A malformed one is reported and stays as it is written.
   *
   * @param source any text
   * @return the template
   */
  public static Diagnosed<Template> parse(LocatedText source) {
    DiagnosticSink sink = new DiagnosticSink();
    return sink.with(new TemplateParser(source, sink).parse());
  }

  /**
   * Tells whether a text needs parsing at all.
   *
   * @param text any text
   * @return false if it surely holds neither a reference nor an escaped dollar sign
   */
  public static boolean mayHoldReferences(String text) {
    return text.contains("${");
  }

  /**
   * Returns the reference that is the whole of this template, if there is just one.
   *
   * @return the reference; empty if there is more, or less
   */
  public Optional<Reference> soleReference() {
    return parts.size() == 1 && parts.get(0) instanceof Part.Hole hole
        ? Optional.of(hole.reference())
        : Optional.empty();
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
