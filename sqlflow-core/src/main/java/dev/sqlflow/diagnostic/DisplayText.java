package dev.sqlflow.diagnostic;

import java.lang.Character.UnicodeScript;

/** A line of text as a console shows it: how wide each character is, and what is not printed. */
public final class DisplayText {

  private static final String TAB = "    ";
  private static final String UNPRINTABLE = "\uFFFD";

  private DisplayText() {}

  /**
   * Makes a text harmless: blanks for tabs, and a sign for whatever would steer the console.
   *
   * @param text any
   * @return what a console may print
   */
  public static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\t') {
                out.append(TAB);
              } else if (steers(c)) {
                out.append(UNPRINTABLE);
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /**
   * Tells how many columns a console gives to a text.
   *
   * @param text without line ends
   * @return its width
   */
  public static int width(String text) {
    return text.codePoints().map(DisplayText::width).sum();
  }

  static int width(int c) {
    if (c == '\t') {
      return TAB.length();
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return wide(c) ? 2 : 1;
  }

  private static boolean steers(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean wide(int c) {
    if (c < 0x1100) {
      return false;
    }
    return (c >= 0x3000 && c <= 0x303E)
        || (c >= 0xFF01 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1FAFF)
        || (ideographic(UnicodeScript.of(c)) && !(c >= 0xFF61 && c <= 0xFFDC));
  }

  private static boolean ideographic(UnicodeScript script) {
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> true;
      default -> false;
    };
  }
}
