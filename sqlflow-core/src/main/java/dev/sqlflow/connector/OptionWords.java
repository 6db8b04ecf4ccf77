package dev.sqlflow.connector;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.Origin;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.diagnostic.Diagnostic;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words of findings about options. */
final class OptionWords {

  private static final int LONGEST_SHOWN = 60;
  private static final String WITHOUT_QUOTES = "write it without quotes";
  private static final Pattern BOOLEANS = Pattern.compile("true|false");
  private static final Pattern NUMBERS = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

  private OptionWords() {}

  static String wanted(Option option) {
    String list = "a list" + elements(option.element());
    return switch (option.type()) {
      case TEXT -> "text";
      case PATH -> "a path";
      case DURATION -> "a time span";
      case SIZE -> "a size";
      case INTEGER -> "a whole number";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case LIST -> list;
      case MAP -> "a map";
      case ANY -> "a value";
    };
  }

  private static String elements(OptionType element) {
    return switch (element) {
      case TEXT -> " of texts";
      case PATH -> " of paths";
      case INTEGER -> " of whole numbers";
      case NUMBER -> " of numbers";
      case BOOLEAN -> " of true and false";
      case MAP -> " of maps";
      default -> "";
    };
  }

  /** The value for a message; secrets by their kind alone. */
  static String shown(ConfigValue value, Option option) {
    if (isSecret(value, option)) {
      return "a " + value.kind();
    }
    if (value instanceof Text text) {
      return "the text `" + shortened(text.value()) + "`";
    }
    if (value instanceof Numeric number) {
      return "the number `" + shortened(number.spelling()) + "`";
    }
    if (value instanceof Bool bool) {
      return "`" + bool.value() + "`";
    }
    return value instanceof ConfigValue.Null ? "null" : "such a " + value.kind();
  }

  static boolean isSecret(ConfigValue value, Option option) {
    return option.traits().secret() || value.origin() instanceof Origin.Secret;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }

  /** Says where a value comes from that was not written where the option stands. */
  static void origin(ConfigValue written, ConfigValue value, Diagnostic.Builder fault) {
    if (written.origin().equals(value.origin())) {
      return;
    }
    value
        .origin()
        .place()
        .ifPresentOrElse(
            span -> fault.related(span, "the value comes from here"),
            () -> fault.help("the value comes from " + value.origin().describe()));
  }

  static Optional<String> help(Option option, ConfigValue value) {
    return switch (option.type()) {
      case DURATION ->
          Optional.of("write a number and a unit in quotes, such as `30s`, `5m` or `PT1H`");
      case SIZE -> Optional.of("write a number and a unit in quotes, such as `64MB`");
      case BOOLEAN ->
          Optional.of(spells(value, BOOLEANS) ? WITHOUT_QUOTES : "write `true` or `false`");
      case INTEGER, NUMBER ->
          spells(value, NUMBERS) ? Optional.of(WITHOUT_QUOTES) : Optional.empty();
      case TEXT, PATH ->
          value instanceof Numeric || value instanceof Bool
              ? Optional.of("put it in quotes")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean spells(ConfigValue value, Pattern form) {
    return value instanceof Text text && form.matcher(text.value()).matches();
  }
}
