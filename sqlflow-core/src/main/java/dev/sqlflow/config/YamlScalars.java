package dev.sqlflow.config;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.Span;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Decides what a YAML scalar means: the core schema of YAML 1.2. */
final class YamlScalars {

  static final String SEQUENCE = "tag:yaml.org,2002:seq";
  static final String MAPPING = "tag:yaml.org,2002:map";
  private static final String TEXT = "tag:yaml.org,2002:str";
  private static final Set<String> TYPED =
      Set.of(
          "tag:yaml.org,2002:int",
          "tag:yaml.org,2002:float",
          "tag:yaml.org,2002:bool",
          "tag:yaml.org,2002:null");

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUES = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSES = Set.of("false", "False", "FALSE");
  private static final Pattern RADIX = Pattern.compile("0(?:o([0-7]+)|x([0-9a-fA-F]+))");
  // Digits with a leading zero are text: postal codes, account numbers. Infinity and not-a-number
  // have no JSON spelling, so they are text too.
  private static final Pattern DECIMAL =
      Pattern.compile(
          "([-+]?)(?:(0|[1-9][0-9]*)(?:\\.([0-9]*))?|\\.([0-9]+))(?:[eE]([-+]?[0-9]+))?");
  private static final int MAX_DIGITS = 1_000;
  private static final int MAX_EXPONENT_DIGITS = 4;

  private final YamlPlaces places;
  private final DiagnosticSink sink;

  YamlScalars(YamlPlaces places, DiagnosticSink sink) {
    this.places = places;
    this.sink = sink;
  }

  ConfigValue value(ScalarEvent event) {
    Span span = places.content(event);
    Origin origin = new Origin.File(span);
    if (event.isPlain() && !isText(event)) {
      Optional<ConfigValue> typed = typed(event.getValue(), origin);
      if (typed.isPresent()) {
        return typed.orElseThrow();
      }
    }
    return new ConfigValue.Text(
        event.getValue(),
        origin,
        true,
        YamlText.of(event.getValue(), span, event.getScalarStyle()));
  }

  private boolean isText(ScalarEvent event) {
    String tag = event.getTag();
    if (tag == null || TYPED.contains(tag)) {
      return false;
    }
    checkTag(tag, TEXT, event);
    return true;
  }

  /** Reports a tag that is not the one that says what is plain anyway. */
  void checkTag(@Nullable String tag, String allowed, Event event) {
    if (tag != null && !tag.equals(allowed) && !tag.equals("!")) {
      Span place = places.opening(event);
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.UNSUPPORTED_YAML, place, "unknown tag `" + place.text() + "`")
              .label("tags are not supported")
              .help("leave it out"));
    }
  }

  private Optional<ConfigValue> typed(String text, Origin origin) {
    if (NULLS.contains(text)) {
      return Optional.of(new ConfigValue.Null(origin));
    }
    if (TRUES.contains(text) || FALSES.contains(text)) {
      return Optional.of(new ConfigValue.Bool(TRUES.contains(text), origin));
    }
    return number(text, origin);
  }

  private Optional<ConfigValue> number(String text, Origin origin) {
    Matcher radix = RADIX.matcher(text);
    if (text.length() <= MAX_DIGITS && radix.matches()) {
      String octal = radix.group(1);
      BigInteger value =
          octal != null ? new BigInteger(octal, 8) : new BigInteger(radix.group(2), 16);
      return Optional.of(new ConfigValue.Numeric(value.toString(), origin));
    }
    Matcher decimal = DECIMAL.matcher(text);
    if (!decimal.matches()) {
      return Optional.empty();
    }
    if (isHuge(decimal)) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.YAML_TOO_COMPLEX,
                  origin.place().orElseThrow(),
                  "number of over 1,000 digits or with an exponent over 9,999")
              .help("put it in quotes if it is text"));
      return Optional.of(new ConfigValue.Null(origin));
    }
    return Optional.of(new ConfigValue.Numeric(jsonSpelling(decimal), origin));
  }

  private static boolean isHuge(Matcher decimal) {
    String exponent = decimal.group(5);
    return decimal.end() > MAX_DIGITS
        || (exponent != null
            && exponent.replaceFirst("[-+]?0*", "").length() > MAX_EXPONENT_DIGITS);
  }

  private static String jsonSpelling(Matcher decimal) {
    String sign = decimal.group(1).equals("-") ? "-" : "";
    String whole = decimal.group(2) == null ? "0" : decimal.group(2);
    String fraction = decimal.group(2) == null ? decimal.group(4) : decimal.group(3);
    String exponent = decimal.group(5);
    return sign
        + whole
        + (fraction == null || fraction.isEmpty() ? "" : "." + fraction)
        + (exponent == null ? "" : "e" + exponent);
  }
}
