package dev.sqlflow.template;

import dev.sqlflow.source.Span;
import java.util.Optional;

/**
 * A reference to a variable or secret: <code>${name|default}</code>, <code>${name:raw}</code> or
 * <code>${secret:provider:text|default}</code>.
 *
 * @param name of the variable, dots walking into a map; for a secret {@code secret:provider:text}
 * @param kind how it is written
 * @param fallback the default; empty if there is none, a template without parts if it is empty text
 * @param quotedFallback whether the default is written in quotes, and so is text whatever it spells
 * @param span from the dollar sign to behind the brace
 * @param nameSpan of the name alone
 */
public record Reference(
    String name,
    Kind kind,
    Optional<Template> fallback,
    boolean quotedFallback,
    Span span,
    Span nameSpan) {

  /** How a reference is written. */
  public enum Kind {
    /** A variable's value. */
    VALUE,
    /** A variable's text, spliced into SQL as it is. */
    RAW,
    /** A secret. */
    SECRET
  }
}
