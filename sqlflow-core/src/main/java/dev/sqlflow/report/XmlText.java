package dev.sqlflow.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes indented XML of elements, attributes and texts. Not for use by several threads. */
public final class XmlText {

  private final StringBuilder xml =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins an element that holds others.
   *
   * @param name of the element
   * @param attributes names and values in turn
   */
  public void open(String name, String... attributes) {
    start(name, attributes);
    xml.append(">\n");
    open.push(name);
  }

  /** Ends the element that was begun last. */
  public void close() {
    String name = open.pop();
    indent();
    xml.append("</").append(name).append(">\n");
  }

  /**
   * Adds an element that holds a text.
   *
   * @param name of the element
   * @param text of any characters; those that XML can't hold become U+FFFD
   * @param attributes names and values in turn
   */
  public void element(String name, String text, String... attributes) {
    start(name, attributes);
    xml.append('>');
    escape(text, false);
    xml.append("</").append(name).append(">\n");
  }

  /**
   * Returns what was written.
   *
   * @return the document, once every element is closed
   */
  public String text() {
    return xml.toString();
  }

  private void start(String name, String... attributes) {
    indent();
    xml.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1], true);
      xml.append('"');
    }
  }

  private void indent() {
    xml.append("  ".repeat(open.size()));
  }

  private void escape(String text, boolean attribute) {
    text.codePoints().forEach(c -> escape(c, attribute));
  }

  private void escape(int c, boolean attribute) {
    switch (c) {
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '&' -> xml.append("&amp;");
      case '"' -> xml.append(attribute ? "&quot;" : "\"");
      case '\r' -> xml.append("&#13;");
      case '\n', '\t' -> xml.append(attribute ? "&#" + c + ";" : Character.toString(c));
      default -> xml.appendCodePoint(allowed(c) ? c : 0xFFFD);
    }
  }

  // Extensible Markup Language 1.0, production 2; halves of surrogate pairs are not in it.
  private static boolean allowed(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
