package dev.sqlflow.config;

import java.util.Iterator;
import org.yaml.snakeyaml.events.Event;

/**
 * What the parser of YAML finds. It reads escapes as numbers, and lets it through when one is none.
 */
final class YamlEvents implements Iterator<Event> {

  private final Iterator<Event> events;
  private int end;

  YamlEvents(Iterable<Event> events) {
    this.events = events.iterator();
  }

  /** An escape stands for no character. */
  static final class BadEscape extends RuntimeException {

    private final int behind;

    BadEscape(int behind, IllegalArgumentException cause) {
      super(cause);
      this.behind = behind;
    }

    /** The number of characters before which it is not: where what was found last ends. */
    int behind() {
      return behind;
    }
  }

  @Override
  public boolean hasNext() {
    try {
      return events.hasNext();
    } catch (IllegalArgumentException e) {
      throw new BadEscape(end, e);
    }
  }

  @Override
  public Event next() {
    try {
      Event next = events.next();
      end = next.getEndMark().getIndex();
      return next;
    } catch (IllegalArgumentException e) {
      throw new BadEscape(end, e);
    }
  }
}
