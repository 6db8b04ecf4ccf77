package dev.sqlflow.config;

import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.Event;

/** Turns the marks of the YAML parser, which count code points, into ranges of the file. */
final class YamlPlaces {

  private final SourceFile file;
  private final int[] offsets;

  YamlPlaces(SourceFile file) {
    this.file = file;
    this.offsets = offsets(file.text());
  }

  // Empty if every code point is one code unit.
  private static int[] offsets(String text) {
    int codePoints = text.codePointCount(0, text.length());
    if (codePoints == text.length()) {
      return new int[0];
    }
    int[] offsets = new int[codePoints + 1];
    int offset = 0;
    for (int i = 0; i < codePoints; i++) {
      offsets[i] = offset;
      offset += Character.charCount(text.codePointAt(offset));
    }
    offsets[codePoints] = offset;
    return offsets;
  }

  int offset(int codePoints) {
    int length = file.text().length();
    if (offsets.length == 0) {
      return Math.min(codePoints, length);
    }
    return codePoints < offsets.length ? offsets[codePoints] : length;
  }

  /** The character at a mark, for messages. */
  Span at(Mark mark) {
    return character(offset(mark.getIndex()));
  }

  Span character(int start) {
    String text = file.text();
    boolean none =
        start >= text.length() || text.charAt(start) == '\n' || text.charAt(start) == '\r';
    return file.span(start, none ? start : start + Character.charCount(text.codePointAt(start)));
  }

  /** From an event's anchor or tag to the end of its content. */
  Span span(Event event) {
    return file.span(
        offset(event.getStartMark().getIndex()), offset(event.getEndMark().getIndex()));
  }

  /** An event's content, without its anchor and tag. */
  Span content(Event event) {
    Span all = span(event);
    int start = all.start();
    while (start < all.end() && isProperty(start)) {
      start = afterBlanks(afterWord(start, all.end()), all.end());
    }
    return file.span(start, all.end());
  }

  private boolean isProperty(int offset) {
    char c = file.text().charAt(offset);
    return c == '&' || c == '!';
  }

  private int afterWord(int offset, int end) {
    int at = offset;
    while (at < end && !Character.isWhitespace(file.text().charAt(at))) {
      at++;
    }
    return at;
  }

  private int afterBlanks(int offset, int end) {
    int at = offset;
    while (at < end && Character.isWhitespace(file.text().charAt(at))) {
      at++;
    }
    return at;
  }

  /** An anchor or tag, or else the first character of a list or map. */
  Span opening(Event event) {
    int start = offset(event.getStartMark().getIndex());
    if (start < file.text().length() && isProperty(start)) {
      return file.span(start, afterWord(start, file.text().length()));
    }
    return character(start);
  }

  /** A list or map without the blanks and comments that the parser lets follow it. */
  Span collection(Event first, Event last) {
    int start = offset(first.getStartMark().getIndex());
    int end = Math.max(start, offset(last.getEndMark().getIndex()));
    while (end > start && Character.isWhitespace(file.text().charAt(end - 1))) {
      end--;
    }
    return file.span(start, end);
  }

  SourceFile file() {
    return file;
  }
}
