package dev.sqlflow.language.grammar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON string whose escapes are undone.
 *
 * @param value its characters
 * @param broken whether a NUL or half of a surrogate pair is in it
 */
record JsonText(String value, boolean broken) {

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(....)|(.))");
  private static final Pattern WRITTEN_PAIR =
      Pattern.compile("\\\\u[dD][89abAB]..\\\\u[dD][c-fC-F]..");
  private static final Pattern WRITTEN_HALF = Pattern.compile("\\\\u[dD][89a-fA-F]..");
  private static final Pattern HALF = Pattern.compile("\\p{Cs}");

  static JsonText of(String written) {
    String inner = written.substring(1, written.length() - 1);
    StringBuilder value = new StringBuilder();
    Matcher escape = ESCAPE.matcher(inner);
    while (escape.find()) {
      escape.appendReplacement(value, Matcher.quoteReplacement(String.valueOf(unescaped(escape))));
    }
    escape.appendTail(value);
    return new JsonText(value.toString(), value.indexOf("\0") >= 0 || holdsHalf(inner));
  }

  /** The halves of a pair are both escaped or both not. */
  private static boolean holdsHalf(String inner) {
    String withoutBackslashes = inner.replace("\\\\", "..");
    String withoutPairs = WRITTEN_PAIR.matcher(withoutBackslashes).replaceAll("..");
    return WRITTEN_HALF.matcher(withoutPairs).find() || HALF.matcher(inner).find();
  }

  private static char unescaped(Matcher escape) {
    if (escape.group(1) != null) {
      return (char) Integer.parseInt(escape.group(1), 16);
    }
    int index = "bfnrt".indexOf(escape.group(2));
    return index < 0 ? escape.group(2).charAt(0) : "\b\f\n\r\t".charAt(index);
  }
}
