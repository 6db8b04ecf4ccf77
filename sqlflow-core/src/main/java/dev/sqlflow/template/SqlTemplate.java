package dev.sqlflow.template;

import dev.sqlflow.source.Span;
import java.util.List;

/**
 * A slice of SQL, kept byte for byte, with the places in it that are not SQL: references and time
 * macros. What stands in dollar quotes and comments is left alone.
 *
 * @param span from the slice's first token to its last
 * @param holes in order, not overlapping
 */
public record SqlTemplate(Span span, List<Hole> holes) {

  // Keeps an immutable copy of the holes.
  public SqlTemplate {
    holes = List.copyOf(holes);
  }

  /** A place in SQL that is filled in before the engine sees it. */
  public sealed interface Hole {

    /**
     * Returns where it stands.
     *
     * @return what is replaced
     */
    Span span();

    /**
     * A reference.
     *
     * @param reference what it refers to
     * @param context where it stands, which decides what it becomes
     */
    record Variable(Reference reference, Context context) implements Hole {
      @Override
      public Span span() {
        return reference.span();
      }
    }

    /**
     * A time macro, such as {@code @start_date}.
     *
     * @param name without the at sign, lower case
     * @param span its place
     */
    record TimeMacro(String name, Span span) implements Hole {}

    /**
     * <code>$${</code>, a literal <code>${</code>.
     *
     * @param span its place
     */
    record EscapedDollar(Span span) implements Hole {}
  }

  /** Where in SQL a reference stands. */
  public enum Context {
    /** Outside of quotes: becomes a literal. */
    BARE,
    /** Inside {@code '...'}. */
    STRING,
    /** Inside {@code e'...'}. */
    ESCAPE_STRING,
    /** Inside {@code "..."}. */
    IDENTIFIER
  }
}
