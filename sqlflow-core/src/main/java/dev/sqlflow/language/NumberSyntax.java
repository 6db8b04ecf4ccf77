package dev.sqlflow.language;

/** Numbers as JSON writes them, and how long they may be. */
final class NumberSyntax {

  static final int MOST_DIGITS = 1_000;
  static final int LARGEST_EXPONENT = 9_999;

  private NumberSyntax() {}

  /** Tells whether a text is a number of JSON. */
  static boolean isNumber(String text) {
    int at = text.startsWith("-") ? 1 : 0;
    int digits = digitsEnd(text, at);
    boolean leadingZero = digits > at + 1 && text.charAt(at) == '0';
    if (digits == at || leadingZero) {
      return false;
    }
    at = digits;
    if (is(text, at, '.')) {
      digits = digitsEnd(text, at + 1);
      if (digits == at + 1) {
        return false;
      }
      at = digits;
    }
    return at == text.length() || isExponent(text, at);
  }

  private static boolean isExponent(String text, int start) {
    if (!is(text, start, 'e') && !is(text, start, 'E')) {
      return false;
    }
    int sign = start + 1;
    int at = is(text, sign, '+') || is(text, sign, '-') ? sign + 1 : sign;
    int end = digitsEnd(text, at);
    return end > at && end == text.length();
  }

  /** Tells whether a number is so long that it is not read. */
  static boolean exceedsLimits(String number) {
    int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
    int mantissaEnd = exponent < 0 ? number.length() : exponent;
    int digits = 0;
    for (int i = 0; i < mantissaEnd; i++) {
      digits += Characters.isDigit(number.charAt(i)) ? 1 : 0;
    }
    return digits > MOST_DIGITS || (exponent >= 0 && exceedsExponent(number, exponent + 1));
  }

  private static boolean exceedsExponent(String number, int start) {
    long value = 0;
    for (int i = start; i < number.length() && value <= LARGEST_EXPONENT; i++) {
      char c = number.charAt(i);
      value = Characters.isDigit(c) ? value * 10 + (c - '0') : value;
    }
    return value > LARGEST_EXPONENT;
  }

  private static int digitsEnd(String text, int start) {
    int end = start;
    while (end < text.length() && Characters.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean is(String text, int offset, char c) {
    return offset < text.length() && text.charAt(offset) == c;
  }
}
