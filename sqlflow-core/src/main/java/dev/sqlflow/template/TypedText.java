package dev.sqlflow.template;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.Origin;
import java.util.regex.Pattern;

/** Gives a text without quotes the type that it spells. */
final class TypedText {

  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]{0,999})(?:\\.[0-9]{1,1000})?(?:[eE][-+]?0*[0-9]{1,4})?");

  private TypedText() {}

  /** Exactly so: {@code TRUE} and {@code 007} are text. */
  static ConfigValue of(String text, Origin origin) {
    return switch (text) {
      case "true" -> new ConfigValue.Bool(true, origin);
      case "false" -> new ConfigValue.Bool(false, origin);
      case "null" -> new ConfigValue.Null(origin);
      default ->
          isNumber(text)
              ? new ConfigValue.Numeric(text, origin)
              : new ConfigValue.Text(text, origin, true, null);
    };
  }

  static boolean isNumber(String text) {
    return JSON_NUMBER.matcher(text).matches();
  }
}
