package dev.sqlflow.template;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.source.LocatedText;
import java.util.IdentityHashMap;

/**
 * The references of texts that are resolved again and again, such as a profile's: each text is read
 * once. Safe for use by several threads.
 */
public final class Templates {

  // By identity: comparing texts would take as long as reading them.
  private final IdentityHashMap<LocatedText, Diagnosed<Template>> known = new IdentityHashMap<>();

  /** Makes a memory that knows no text. */
  public Templates() {}

  synchronized Diagnosed<Template> of(LocatedText source) {
    return known.computeIfAbsent(source, Template::parse);
  }
}
