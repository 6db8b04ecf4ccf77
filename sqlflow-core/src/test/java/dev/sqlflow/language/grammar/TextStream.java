package dev.sqlflow.language.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/** A text as UTF-16 code units, which spans count; half surrogate pairs may stand in it. */
final class TextStream implements CharStream {

  private final String text;
  private int index;

  TextStream(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  @Override
  public void consume() {
    if (index == text.length()) {
      throw new IllegalStateException("nothing behind the end");
    }
    index++;
  }

  @Override
  public int LA(int offset) {
    int at = offset > 0 ? index + offset - 1 : index + offset;
    return offset == 0 ? 0 : at < 0 || at >= text.length() ? IntStream.EOF : text.charAt(at);
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int offset) {
    index = Math.min(offset, text.length());
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return "pipeline";
  }

  @Override
  public String getText(Interval interval) {
    return text.substring(interval.a, Math.min(interval.b + 1, text.length()));
  }

  @Override
  public String toString() {
    return text;
  }
}
