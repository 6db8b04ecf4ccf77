package dev.sqlflow.source;

/**
 * A range of a source file. Offsets are UTF-16 code units of {@link SourceFile#text()}; lines and
 * columns are found only when something is shown.
 *
 * @param file the text it lies in
 * @param start of the first character, from 0
 * @param end behind the last character; equal to {@code start} for a place between characters
 */
public record Span(SourceFile file, int start, int end) implements Comparable<Span> {

  // Checks that the range lies in the file.
  public Span {
    if (start < 0 || end < start || end > file.text().length()) {
      throw new IllegalArgumentException(
          "no range of " + file.name() + ": " + start + " to " + end);
    }
  }

  /**
   * Returns the text of this range.
   *
   * @return the slice, byte for byte as the user wrote it
   */
  public String text() {
    return file.text().substring(start, end);
  }

  /**
   * Returns where the range begins.
   *
   * @return line and column
   */
  public Position from() {
    return file.position(start);
  }

  /**
   * Returns where the range ends.
   *
   * @return line and column behind its last character
   */
  public Position to() {
    return file.position(end);
  }

  /**
   * Returns the smallest range that holds this one and another of the same file.
   *
   * @param other the other range
   * @return from the first start to the last end
   */
  public Span cover(Span other) {
    if (!file.equals(other.file)) {
      throw new IllegalArgumentException("ranges of " + file.name() + " and " + other.file.name());
    }
    return new Span(file, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** Orders by file name, start and end. */
  @Override
  public int compareTo(Span other) {
    int byFile = file.name().compareTo(other.file.name());
    if (byFile != 0) {
      return byFile;
    }
    return start != other.start
        ? Integer.compare(start, other.start)
        : Integer.compare(end, other.end);
  }

  @Override
  public String toString() {
    return file.name() + ":" + from();
  }
}
