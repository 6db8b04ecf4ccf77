package dev.sqlflow.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which types take every value of which other type without losing anything. The planner and the run
 * decide by this one table.
 */
public final class LosslessTypes {

  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");

  /** Decimal digits that the whole numbers of a type may have. */
  private static final Map<String, Integer> DIGITS =
      Map.of(
          "TINYINT",
          3,
          "SMALLINT",
          5,
          "INTEGER",
          10,
          "BIGINT",
          19,
          "UTINYINT",
          3,
          "USMALLINT",
          5,
          "UINTEGER",
          10,
          "UBIGINT",
          20);

  /** Whole numbers of so many digits all fit the type. */
  private static final Map<String, Integer> SAFE_DIGITS =
      Map.of(
          "TINYINT",
          2,
          "SMALLINT",
          4,
          "INTEGER",
          9,
          "BIGINT",
          18,
          "HUGEINT",
          38,
          "FLOAT",
          7,
          "DOUBLE",
          15);

  private static final List<String> SIGNED =
      List.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT");
  private static final List<String> UNSIGNED =
      List.of("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT");

  /** The rest, one by one. */
  private static final Map<String, Set<String>> OTHERS =
      Map.of(
          "FLOAT", Set.of("DOUBLE"),
          "DATE", Set.of("TIMESTAMP"),
          "TIMESTAMP_S", Set.of("TIMESTAMP", "TIMESTAMP_MS"),
          "TIMESTAMP_MS", Set.of("TIMESTAMP"),
          "JSON", Set.of("VARCHAR"),
          "UUID", Set.of("VARCHAR"));

  private static final Set<String> FLOAT_EXACT =
      Set.of("TINYINT", "SMALLINT", "UTINYINT", "USMALLINT");
  private static final Set<String> DOUBLE_EXACT =
      Set.of("TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER");

  private LosslessTypes() {}

  /**
   * Tells whether every value of one type has an equal in another.
   *
   * @param source as the engine names it
   * @param target as the engine names it
   * @return whether values of the source may go into the target
   */
  public static boolean fits(String source, String target) {
    String from = source.toUpperCase(Locale.ROOT);
    String to = target.toUpperCase(Locale.ROOT);
    if (source.equals(target) || from.equals("\"NULL\"")) {
      return true;
    }
    if (from.endsWith("[]") && to.endsWith("[]")) {
      return fits(element(source), element(target));
    }
    return wider(SIGNED, from, to)
        || wider(UNSIGNED, from, to)
        || unsignedInSigned(from, to)
        || OTHERS.getOrDefault(from, Set.of()).contains(to)
        || (to.equals("FLOAT") && FLOAT_EXACT.contains(from))
        || (to.equals("DOUBLE") && DOUBLE_EXACT.contains(from))
        || (to.equals("VARCHAR") && from.startsWith("ENUM("))
        || decimal(from, to);
  }

  private static String element(String list) {
    return list.substring(0, list.length() - 2);
  }

  private static boolean wider(List<String> types, String from, String to) {
    int source = types.indexOf(from);
    return source >= 0 && types.indexOf(to) >= source;
  }

  private static boolean unsignedInSigned(String from, String to) {
    int source = UNSIGNED.indexOf(from);
    return source >= 0 && source < 4 && SIGNED.indexOf(to) > source;
  }

  private static boolean decimal(String from, String to) {
    Matcher source = DECIMAL.matcher(from);
    Matcher target = DECIMAL.matcher(to);
    boolean decimalSource = source.matches();
    if (!target.matches()) {
      return decimalSource
          && source.group(2).equals("0")
          && Integer.parseInt(source.group(1)) <= SAFE_DIGITS.getOrDefault(to, 0);
    }
    int scale = Integer.parseInt(target.group(2));
    int whole = Integer.parseInt(target.group(1)) - scale;
    if (!decimalSource) {
      return whole >= DIGITS.getOrDefault(from, Integer.MAX_VALUE);
    }
    int sourceScale = Integer.parseInt(source.group(2));
    return scale >= sourceScale && whole >= Integer.parseInt(source.group(1)) - sourceScale;
  }
}
