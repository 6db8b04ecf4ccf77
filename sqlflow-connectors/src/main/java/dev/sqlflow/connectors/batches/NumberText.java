package dev.sqlflow.connectors.batches;

/** What a number in decimal notation looks like. */
public final class NumberText {

  private NumberText() {}

  /**
   * Tells whether a text is a number: digits with an optional sign, fraction and exponent.
   *
   * @param text anything
   * @return true for {@code 5}, {@code -0.25}, {@code .5} and {@code 1e-7}
   */
  public static boolean isNumber(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int wholeEnd = digits(text, start);
    int position = wholeEnd;
    if (position < text.length() && text.charAt(position) == '.') {
      int fractionEnd = digits(text, position + 1);
      if (fractionEnd == position + 1) {
        return false;
      }
      position = fractionEnd;
    }
    return position > start && exponentOrEnd(text, position);
  }

  private static boolean exponentOrEnd(String text, int position) {
    if (position == text.length()) {
      return true;
    }
    if (Character.toLowerCase(text.charAt(position)) != 'e') {
      return false;
    }
    int start = position + 1;
    if (start < text.length() && "+-".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    int end = digits(text, start);
    return end > start && end == text.length();
  }

  /** Returns where the digits that begin at a place end. */
  private static int digits(String text, int start) {
    int position = start;
    while (position < text.length() && isDigit(text.charAt(position))) {
      position++;
    }
    return position;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
