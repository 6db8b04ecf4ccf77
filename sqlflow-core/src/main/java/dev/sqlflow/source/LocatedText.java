package dev.sqlflow.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A text that was made of pieces of a source file, such as a string after its escapes were undone,
 * and knows the place of each of its characters. Immutable.
 */
public final class LocatedText {

  /**
   * A run of the text.
   *
   * @param start of the run in the text
   * @param span where it comes from; as long as the run if {@code verbatim}
   * @param verbatim whether the run is the span's text letter for letter; if not, every character
   *     of the run has the whole span as its place
   * @param gap what the run stands for if nobody knows that yet, else null
   */
  private record Segment(int start, Span span, boolean verbatim, @Nullable Gap gap) {}

  /** A part of a text that nobody knows yet; something that might stand there is in its place. */
  public enum Gap {
    /** A literal of a known type, alone. */
    VALUE,
    /** Some characters inside of quotes. */
    CHARACTERS,
    /** Anything at all. */
    ANYTHING
  }

  private final String text;
  private final List<Segment> segments;
  private final Span span;

  private LocatedText(String text, List<Segment> segments, Span span) {
    this.text = text;
    this.segments = text.isEmpty() ? List.of(new Segment(0, span, false, null)) : segments;
    this.span = span;
  }

  /**
   * Makes a text of a slice of the source as it stands.
   *
   * @param span the slice
   * @return its text
   */
  public static LocatedText of(Span span) {
    return new LocatedText(span.text(), List.of(new Segment(0, span, true, null)), span);
  }

  /**
   * Makes a text that has one place as a whole.
   *
   * @param text any text
   * @param span the place of every character of it
   * @return the text
   */
  public static LocatedText of(String text, Span span) {
    return new LocatedText(text, List.of(new Segment(0, span, false, null)), span);
  }

  /**
   * Begins a text of several pieces.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the characters.
   *
   * @return the text
   */
  public String text() {
    return text;
  }

  /**
   * Returns the place of the whole.
   *
   * @return the span that was given for it
   */
  public Span span() {
    return span;
  }

  /**
   * Returns the place of a part.
   *
   * @param start of the part's first character
   * @param end behind its last one; equal to {@code start} for a place between characters
   * @return the smallest span that covers where the part comes from
   */
  public Span span(int start, int end) {
    if (text.isEmpty()) {
      return span;
    }
    Span first = characterSpan(Math.min(start, text.length() - 1));
    if (end <= start) {
      int at = start < text.length() ? first.start() : first.end();
      return first.file().span(at, at);
    }
    Span last = characterSpan(end - 1);
    return first.file().equals(last.file()) && last.end() >= first.start()
        ? first.cover(last)
        : first;
  }

  /**
   * A piece of a text.
   *
   * @param text its characters
   * @param span where they come from
   * @param verbatim whether they are what stands there; if not, they have that place as a whole
   */
  public record Piece(String text, Span span, boolean verbatim) {}

  /**
   * Takes the text apart. A builder makes the same text of the pieces again.
   *
   * @return the pieces in order, at least one
   */
  public List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      int end = i + 1 < segments.size() ? segments.get(i + 1).start() : text.length();
      pieces.add(
          new Piece(text.substring(segment.start(), end), segment.span(), segment.verbatim()));
    }
    return pieces;
  }

  /**
   * Tells whether every character is known.
   *
   * @return false if there are gaps
   */
  public boolean isKnown() {
    return segments.stream().allMatch(segment -> segment.gap() == null);
  }

  /**
   * Tells whether a kind of gap is in the text.
   *
   * @param gap the kind
   * @return true if there is one
   */
  public boolean hasGap(Gap gap) {
    return segments.stream().anyMatch(segment -> segment.gap() == gap);
  }

  /**
   * Tells whether a part of the text touches a gap.
   *
   * @param start of the part's first character
   * @param end behind its last one
   * @return true if a character of it, or one beside it, is not known
   */
  public boolean touchesGap(int start, int end) {
    for (int i = 0; i < segments.size(); i++) {
      int next = i + 1 < segments.size() ? segments.get(i + 1).start() : text.length();
      if (segments.get(i).gap() != null && segments.get(i).start() <= end && next >= start) {
        return true;
      }
    }
    return false;
  }

  /**
   * Puts other characters into the gaps of one kind.
   *
   * @param gap the kind
   * @param replacement makes what stands there out of what stood there
   * @return a text whose other characters are the same
   */
  public LocatedText refill(Gap gap, UnaryOperator<String> replacement) {
    Builder builder = builder();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      int next = i + 1 < segments.size() ? segments.get(i + 1).start() : text.length();
      if (segment.gap() == gap) {
        String filling = replacement.apply(text.substring(segment.start(), next));
        builder.appendGap(filling, segment.span(), gap);
      } else {
        builder.append(this, segment.start(), next);
      }
    }
    return builder.build(span);
  }

  private int segmentAt(int offset) {
    int low = 0;
    int high = segments.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (segments.get(middle).start() <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private Span characterSpan(int offset) {
    Segment segment = segments.get(segmentAt(offset));
    if (!segment.verbatim()) {
      return segment.span();
    }
    int at = segment.span().start() + offset - segment.start();
    return segment.span().file().span(at, at + 1);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LocatedText that
        && text.equals(that.text)
        && segments.equals(that.segments)
        && span.equals(that.span);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, span);
  }

  @Override
  public String toString() {
    return text;
  }

  /** Puts a text together, piece by piece. */
  public static final class Builder {

    private final StringBuilder text = new StringBuilder();
    private final List<Segment> segments = new ArrayList<>();

    private Builder() {}

    /**
     * Adds a slice of the source as it stands.
     *
     * @param slice the slice
     * @return this
     */
    public Builder append(Span slice) {
      if (slice.end() > slice.start()) {
        segments.add(new Segment(text.length(), slice, true, null));
        text.append(slice.file().text(), slice.start(), slice.end());
      }
      return this;
    }

    /**
     * Adds characters that have one place as a whole, such as an escape or a value.
     *
     * @param characters what is added
     * @param place where it comes from
     * @return this
     */
    public Builder append(CharSequence characters, Span place) {
      return append(characters, place, null);
    }

    /**
     * Adds what may stand for a part that nobody knows yet.
     *
     * @param placeholder what might stand there
     * @param place where the part comes from
     * @param gap what is known of it all the same
     * @return this
     */
    public Builder appendGap(CharSequence placeholder, Span place, Gap gap) {
      return append(placeholder, place, gap);
    }

    private Builder append(CharSequence characters, Span place, @Nullable Gap gap) {
      if (characters.length() > 0) {
        segments.add(new Segment(text.length(), place, false, gap));
        text.append(characters);
      }
      return this;
    }

    /**
     * Adds a part of another text; its characters keep their places.
     *
     * @param other the text
     * @param start of the part's first character
     * @param end behind its last one
     * @return this
     */
    public Builder append(LocatedText other, int start, int end) {
      for (int i = other.segmentAt(start); start < end; i++) {
        Segment segment = other.segments.get(i);
        int next = i + 1 < other.segments.size() ? other.segments.get(i + 1).start() : end;
        int stop = Math.min(end, next);
        if (segment.verbatim()) {
          int shift = segment.span().start() - segment.start();
          append(segment.span().file().span(start + shift, stop + shift));
        } else {
          append(other.text.substring(start, stop), segment.span(), segment.gap());
        }
        start = stop;
      }
      return this;
    }

    /**
     * Returns how long the text is so far.
     *
     * @return the number of UTF-16 code units
     */
    public int length() {
      return text.length();
    }

    /**
     * Ends the text.
     *
     * @param whole the place of the whole
     * @return the text
     */
    public LocatedText build(Span whole) {
      List<Segment> all =
          segments.isEmpty() ? List.of(new Segment(0, whole, false, null)) : List.copyOf(segments);
      return new LocatedText(text.toString(), all, whole);
    }
  }
}
