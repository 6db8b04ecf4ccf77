package dev.sqlflow.source;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names behind which people keep what nobody else shall see. */
public final class SecretNames {

  /** A part of a pattern. */
  static final String PATTERN =
      "(?:passwords?|passwd|passphrase|secrets?|tokens?|api_?key|private_?key|access_?key)";

  private static final Pattern WORD = Pattern.compile("(?:^|[^a-z])" + PATTERN + "(?:$|[^a-z])");
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private SecretNames() {}

  /**
   * Tells whether the values of a column are better not shown.
   *
   * @param column its name
   * @return true for {@code password}, {@code api_token}, {@code clientSecret} and the like
   */
  public static boolean isSecret(String column) {
    return WORD.matcher(HUMP.matcher(column).replaceAll("_").toLowerCase(Locale.ROOT)).find();
  }
}
