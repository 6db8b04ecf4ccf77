package dev.sqlflow.template;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.source.LocatedText;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The references of texts that are resolved again and again, such as a profile's: each text is read
 * once. Safe for use by several threads.
 */
public final class Templates {

  // By identity: comparing texts would take as long as reading them.
  private final Map<LocatedText, Diagnosed<Template>> known =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** Makes a memory that knows no text. */
  public Templates() {}

  Diagnosed<Template> of(LocatedText source) {
    Diagnosed<Template> found = known.get(source);
    if (found == null) {
      // Read twice by two threads at the same time, it is the same.
      found = Template.parse(source);
      known.put(source, found);
    }
    return found;
  }
}
