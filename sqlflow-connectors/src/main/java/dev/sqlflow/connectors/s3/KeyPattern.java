package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A key with wildcards, as paths have them: {@code *}, {@code ?}, {@code [ab]}, {@code {a,b}} and
 * {@code **} for any number of folders.
 *
 * @param prefix what stands before the first wildcard, which all matches begin with
 * @param matches what a whole key must be
 */
record KeyPattern(String prefix, Pattern matches) {

  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

  static boolean isPattern(String key) {
    return WILDCARD.matcher(key).find();
  }

  static KeyPattern of(String key) {
    var wildcard = WILDCARD.matcher(key);
    String prefix = wildcard.find() ? key.substring(0, wildcard.start()) : key;
    try {
      return new KeyPattern(prefix, Pattern.compile(expression(key)));
    } catch (PatternSyntaxException wrong) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "`" + key + "` is no pattern: " + wrong.getDescription(), wrong);
    }
  }

  boolean isMatchedBy(String key) {
    return matches.matcher(key).matches();
  }

  private static String expression(String glob) {
    StringBuilder expression = new StringBuilder();
    int alternatives = 0;
    for (int i = 0; i < glob.length(); i++) {
      char character = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        expression.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        expression.append(".*");
        i++;
      } else if (character == '[') {
        int end = endOfClass(glob, i);
        expression.append(characters(glob.substring(i + 1, end)));
        i = end;
      } else if (character == '{') {
        alternatives++;
        expression.append("(?:");
      } else if (character == '}' && alternatives > 0) {
        alternatives--;
        expression.append(')');
      } else {
        expression.append(single(character, alternatives > 0));
      }
    }
    return expression.toString();
  }

  private static int endOfClass(String glob, int start) {
    int end = glob.indexOf(']', start + 2);
    if (end < 0) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "`" + glob + "` is no pattern: `[` is not closed by `]`");
    }
    return end;
  }

  private static String characters(String inside) {
    boolean none = inside.startsWith("!");
    String members = (none ? inside.substring(1) : inside).replaceAll("[\\\\\\[\\]&^]", "\\\\$0");
    return "(?!/)[" + (none ? "^" : "") + members + "]";
  }

  private static String single(char character, boolean alternatives) {
    return switch (character) {
      case '*' -> "[^/]*";
      case '?' -> "[^/]";
      case ',' -> alternatives ? "|" : ",";
      default -> Pattern.quote(String.valueOf(character));
    };
  }
}
