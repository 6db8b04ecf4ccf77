package dev.sqlflow.connectors.postgres;

import java.math.BigDecimal;

/** Writes exact numbers as they stand on the wire, held to what their column can take. */
final class NumericWire {

  private static final int NEGATIVE = 0x4000;
  private static final int NOT_A_NUMBER = 0xC000;
  private static final int INFINITY = 0xD000;
  private static final int MINUS_INFINITY = 0xF000;
  private static final int HEADER = 8;
  private static final int GROUP = 4;

  private final ServerColumn.ServerType type;

  /** Of a type; precision 0 takes every number. */
  NumericWire(ServerColumn.ServerType type) {
    this.type = type;
  }

  void write(double value, CopyBuffer out) throws Unfit {
    if (Double.isNaN(value)) {
      special(NOT_A_NUMBER, out);
    } else if (Double.isInfinite(value)) {
      if (type.precision() > 0) {
        throw new Unfit("is infinite");
      }
      special(value > 0 ? INFINITY : MINUS_INFINITY, out);
    } else {
      write(new BigDecimal(Double.toString(value)).toPlainString(), out);
    }
  }

  private static void special(int sign, CopyBuffer out) {
    out.int4(HEADER);
    out.int2(0);
    out.int2(0);
    out.int2(sign);
    out.int2(0);
  }

  /** Of digits, perhaps a sign before them and a point among them. */
  void write(String number, CopyBuffer out) throws Unfit {
    boolean negative = number.startsWith("-");
    int point = number.indexOf('.');
    String whole = number.substring(negative ? 1 : 0, point < 0 ? number.length() : point);
    String fraction = point < 0 ? "" : number.substring(point + 1).replaceFirst("0+$", "");
    whole = whole.replaceFirst("^0+", "");
    requireFit(whole.length(), fraction.length());
    String digits =
        "0".repeat(-whole.length() & (GROUP - 1))
            + whole
            + fraction
            + "0".repeat(-fraction.length() & (GROUP - 1));
    int scale = type.precision() > 0 ? Math.max(0, type.scale()) : fraction.length();
    groups(digits, (whole.length() + GROUP - 1) / GROUP - 1, negative, scale, out);
  }

  private static void groups(
      String digits, int firstWeight, boolean negative, int scale, CopyBuffer out) {
    int first = 0;
    int last = digits.length() / GROUP;
    while (first < last && group(digits, first) == 0) {
      first++;
    }
    while (last > first && group(digits, last - 1) == 0) {
      last--;
    }
    out.int4(HEADER + Short.BYTES * (last - first));
    out.int2(last - first);
    out.int2(last == first ? 0 : firstWeight - first);
    out.int2(negative && last > first ? NEGATIVE : 0);
    out.int2(scale);
    for (int i = first; i < last; i++) {
      out.int2(group(digits, i));
    }
  }

  private static int group(String digits, int index) {
    return Integer.parseInt(digits, index * GROUP, (index + 1) * GROUP, 10);
  }

  private void requireFit(int whole, int fraction) throws Unfit {
    if (type.precision() == 0) {
      return;
    }
    int most = type.precision() - type.scale();
    if (whole > most) {
      throw new Unfit("has %d digits before the point; %s takes %d".formatted(whole, name(), most));
    }
    if (fraction > Math.max(0, type.scale())) {
      throw new Unfit(
          "has %d digits behind the point; %s takes %d"
              .formatted(fraction, name(), Math.max(0, type.scale())));
    }
  }

  private String name() {
    return "numeric(%s,%s)".formatted(type.precision(), type.scale());
  }
}
