package dev.sqlflow.connectors.postgres;

/** Exact numbers, held to what their column can take. */
record NumericText(int precision, int scale) implements ValueText {

  private static final int NEGATIVE = 0x4000;
  private static final int NOT_A_NUMBER = 0xC000;
  private static final int INFINITY = 0xD000;
  private static final int MINUS_INFINITY = 0xF000;
  private static final int HEADER = 8;
  private static final int GROUP = 4;

  @Override
  public String text(byte[] data, int at, int length) throws Unfit {
    int groups = Wire.int2(data, at);
    int weight = Wire.int2(data, at + 2);
    int sign = Wire.int2(data, at + 4) & 0xFFFF;
    Decoder.requireWidth(HEADER + 2 * groups, length);
    requireNumber(sign);
    StringBuilder digits = new StringBuilder();
    for (int i = Math.min(0, weight + 1); i < Math.max(groups, weight + 1); i++) {
      int group = i >= 0 && i < groups ? Wire.int2(data, at + HEADER + 2 * i) : 0;
      append(digits, group);
    }
    int whole = Math.max(0, weight + 1) * GROUP;
    return (sign == NEGATIVE ? "-" : "") + placed(digits, whole);
  }

  private static void requireNumber(int sign) throws Unfit {
    switch (sign) {
      case NOT_A_NUMBER -> throw new Unfit("is NaN, which no DECIMAL is");
      case INFINITY, MINUS_INFINITY -> throw new Unfit("is infinite, which no DECIMAL is");
      default -> {
        // a number
      }
    }
  }

  private static void append(StringBuilder digits, int group) {
    digits
        .append((char) ('0' + group / 1000))
        .append((char) ('0' + group / 100 % 10))
        .append((char) ('0' + group / 10 % 10))
        .append((char) ('0' + group % 10));
  }

  /** Puts the point behind the whole digits, if the number fits. */
  private String placed(StringBuilder digits, int whole) throws Unfit {
    int first = 0;
    while (first < whole && digits.charAt(first) == '0') {
      first++;
    }
    int last = digits.length();
    while (last > whole && digits.charAt(last - 1) == '0') {
      last--;
    }
    if (whole - first > precision - scale) {
      throw new Unfit(
          "has %d digits before the point; DECIMAL(%d,%d) takes %d"
              .formatted(whole - first, precision, scale, precision - scale));
    }
    if (last - whole > scale) {
      throw new Unfit(
          "has %d digits behind the point; DECIMAL(%d,%d) takes %d"
              .formatted(last - whole, precision, scale, scale));
    }
    String integer = first == whole ? "0" : digits.substring(first, whole);
    return last == whole ? integer : integer + "." + digits.substring(whole, last);
  }
}
