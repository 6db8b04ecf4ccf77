package dev.sqlflow.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * A named text whose places can be told by line and column. Two files are equal only if they are
 * the same object.
 */
public final class SourceFile {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String name;
  private final String text;
  private final int malformedOffset;
  private final boolean byteOrderMark;
  private final int[] lineStarts;
  private final Concealed concealed = new Concealed();

  private SourceFile(String name, String text, int malformedOffset, boolean byteOrderMark) {
    this.name = name;
    this.text = text;
    this.malformedOffset = malformedOffset;
    this.byteOrderMark = byteOrderMark;
    this.lineStarts = lineStarts(text);
  }

  /**
   * Makes a file of a text.
   *
   * @param name as people know it: the path relative to the project, with {@code /}
   * @param text everything in it
   * @return the file
   */
  public static SourceFile of(String name, String text) {
    return new SourceFile(name, text, -1, false);
  }

  /**
   * Makes a file of UTF-8 bytes. A byte order mark at the start is left out. Bytes that are not
   * UTF-8 end the text: see {@link #malformedOffset()}.
   *
   * @param name as people know it: the path relative to the project, with {@code /}
   * @param bytes everything in it
   * @return the file
   */
  public static SourceFile decode(String name, byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer characters = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), characters, true);
    String text = characters.flip().toString();
    int malformed = result.isError() ? text.length() : -1;
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    if (marked) {
      text = text.substring(1);
      malformed = Math.max(-1, malformed - 1);
    }
    return new SourceFile(name, text, malformed, marked);
  }

  /**
   * Returns the name by which people know the file.
   *
   * @return the path relative to the project, with {@code /}
   */
  public String name() {
    return name;
  }

  /**
   * Returns everything in the file.
   *
   * @return the text without a byte order mark
   */
  public String text() {
    return text;
  }

  /**
   * Tells whether the bytes began with a byte order mark, which the text leaves out.
   *
   * @return true if they did
   */
  public boolean byteOrderMark() {
    return byteOrderMark;
  }

  /**
   * Tells where the bytes stopped being UTF-8.
   *
   * @return the offset of the first malformed byte, which is the end of the text; empty if all was
   *     well
   */
  public OptionalInt malformedOffset() {
    return malformedOffset < 0 ? OptionalInt.empty() : OptionalInt.of(malformedOffset);
  }

  /**
   * Returns a range of this file.
   *
   * @param start of its first character, from 0
   * @param end behind its last one
   * @return the range
   */
  public Span span(int start, int end) {
    return new Span(this, start, end);
  }

  /**
   * Returns how many lines the text has. Lines end with LF, CRLF or CR.
   *
   * @return at least 1
   */
  public int lineCount() {
    return lineStarts.length;
  }

  /**
   * Returns one line without its end.
   *
   * @param line from 1
   * @return its text
   */
  public String line(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  /**
   * Says that a place holds a secret: from now on {@link #shownLine} leaves it out.
   *
   * @param place in this file
   */
  public void conceal(Span place) {
    concealed.add(place);
  }

  /**
   * Returns what {@link #conceal} was told.
   *
   * @return the places, in the order in which they became known
   */
  public List<Span> concealed() {
    return concealed.places();
  }

  /**
   * Returns one line as people may see it.
   *
   * @param line from 1
   * @return its text, stars in the place of each character that is secret
   */
  public String shownLine(int line) {
    return concealed.shown(line(line), lineStarts[line - 1]);
  }

  /**
   * Returns where an offset is.
   *
   * @param offset from 0 to the length of the text
   * @return line and column
   */
  public Position position(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, text.codePointCount(lineStarts[line], offset) + 1);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (ends) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  @Override
  public String toString() {
    return name;
  }
}
