package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.Origin;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.ReferenceScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the JSON of PARAMS, OPTIONS and SET: RFC 8259 with comments, a trailing comma and bare
 * references. It goes on after every fault whose meaning is plain.
 */
final class JsonReader {

  private static final int DEEPEST = 512;

  private final Tools tools;
  private final String text;
  private final JsonProblems problems;
  private final JsonStrings strings;
  private int at;
  private int depth;

  private JsonReader(Tools tools) {
    this.tools = tools;
    this.text = tools.file().text();
    this.problems = new JsonProblems(tools);
    this.strings = new JsonStrings(tools, problems);
  }

  /**
   * Reads the value that comes next.
   *
   * @throws Damaged if it can't be relied upon; reported
   */
  static ConfigValue read(Tools tools) throws Damaged {
    JsonReader reader = new JsonReader(tools);
    reader.at = tools.scanner().peek().start();
    ConfigValue value = reader.value();
    tools.scanner().seek(reader.at);
    reader.problems.throwIfDamaged();
    return value;
  }

  private ConfigValue value() throws Damaged {
    int start = at;
    char c = at < text.length() ? text.charAt(at) : '\0';
    return switch (c) {
      case '{' -> nested(start, true);
      case '[' -> nested(start, false);
      case '"' -> textValue(start, strings.read(start));
      case '\'' -> textValue(start, strings.readSingleQuoted(start));
      case '$' -> reference(start);
      default ->
          Characters.isWordPart(c) || c == '-' || c == '+' || c == '.'
              ? scalar(start)
              : notAValue();
    };
  }

  private ConfigValue nested(int start, boolean map) throws Damaged {
    if (depth == DEEPEST) {
      tools.problems().tooDeep(start, start + 1, "JSON", DEEPEST);
      throw problems.giveUp(start);
    }
    depth++;
    at++;
    ConfigValue value = map ? map(start) : list(start);
    depth--;
    return value;
  }

  private MapValue map(int start) throws Damaged {
    List<Entry> entries = new ArrayList<>();
    Map<String, Span> keys = new HashMap<>();
    while (!closes(start, '}')) {
      Located<String> key = key();
      Span first = keys.putIfAbsent(key.value(), key.span());
      colon();
      ConfigValue value = value();
      if (first == null) {
        entries.add(new Entry(key.value(), Optional.of(key.span()), value));
      } else {
        problems.duplicateKey(key, first);
      }
      separator('}');
    }
    return new MapValue(entries, origin(start));
  }

  private ConfigValue list(int start) throws Damaged {
    List<ConfigValue> elements = new ArrayList<>();
    while (!closes(start, ']')) {
      elements.add(value());
      separator(']');
    }
    return new ConfigValue.ListValue(elements, origin(start));
  }

  /** Reads the closing bracket if it comes next. */
  private boolean closes(int start, char closer) throws Damaged {
    skipTrivia();
    if (at == text.length() || text.charAt(at) == ';' || tools.recovery().atStatementLine(at)) {
      throw problems.unclosed(start, closer, at);
    }
    if (text.charAt(at) == closer) {
      at++;
      return true;
    }
    return false;
  }

  /** Reads the comma behind a value, unless the closing bracket comes next. */
  private void separator(char closer) throws Damaged {
    int valueEnd = at;
    skipTrivia();
    char c = at < text.length() ? text.charAt(at) : ';';
    if (c == ',') {
      int comma = at++;
      skipTrivia();
      if (at < text.length() && text.charAt(at) == closer) {
        problems.trailingComma(comma);
      }
      return;
    }
    boolean begins = c == '"' || c == '\'' || Characters.isWordPart(c) || c == '{' || c == '[';
    if (begins && at > valueEnd && !tools.recovery().atStatementLine(at)) {
      problems.missingComma(valueEnd);
    } else if (c != closer && c != ';' && !tools.recovery().atStatementLine(at)) {
      throw problems.unexpected("`,` or `" + closer + "`", at);
    }
  }

  private Located<String> key() throws Damaged {
    int start = at;
    char c = text.charAt(at);
    if (c == '"' || c == '\'') {
      LocatedText key = c == '"' ? strings.read(start) : strings.readSingleQuoted(start);
      at = strings.end();
      return new Located<>(key.text(), span(start));
    }
    int end = Characters.wordEnd(text, start);
    if (end == start) {
      throw problems.unexpected("a key in quotes", at);
    }
    at = end;
    problems.unquoted(span(start), "key without quotes");
    return new Located<>(text.substring(start, end), span(start));
  }

  private void colon() throws Damaged {
    skipTrivia();
    if (at < text.length() && text.charAt(at) == '=') {
      at++;
      problems.equalsSign(span(at - 1));
    } else if (at < text.length() && text.charAt(at) == ':') {
      at++;
    } else {
      throw problems.unexpected("`:`", at);
    }
    skipTrivia();
  }

  private ConfigValue textValue(int start, LocatedText value) {
    at = strings.end();
    return new ConfigValue.Text(value.text(), origin(start), false, value);
  }

  private ConfigValue reference(int start) throws Damaged {
    if (!text.startsWith("${", start)) {
      throw problems.unexpected("a value", at);
    }
    ReferenceScan scan = tools.references().read(start);
    if (!scan.closed()) {
      tools.scanner().seek(tools.recovery().statementEnd(start + 2, true));
      throw new Damaged();
    }
    at = scan.end();
    if (scan.reference().isEmpty()) {
      problems.damage();
    }
    return text(start);
  }

  /** Reads a number, true, false or null; a comment may follow directly. */
  private ConfigValue scalar(int start) {
    while (at < text.length() && isScalarPart(text.charAt(at)) && !text.startsWith("--", at)) {
      at++;
    }
    String spelling = text.substring(start, at);
    if (spelling.equals("true") || spelling.equals("false")) {
      return new ConfigValue.Bool(spelling.equals("true"), origin(start));
    }
    if (spelling.equals("null")) {
      return new ConfigValue.Null(origin(start));
    }
    if (NumberSyntax.isNumber(spelling)) {
      problems.checkLimits(spelling, span(start));
      return new ConfigValue.Numeric(spelling, origin(start));
    }
    if (depth > 0 && at == text.length()) {
      problems.damage(); // the bracket that is open is the fault
    } else {
      problems.badScalar(spelling, span(start));
    }
    return text(start);
  }

  /** The text from {@code start} to here, as it is written. */
  private ConfigValue text(int start) {
    LocatedText source = LocatedText.of(span(start));
    return new ConfigValue.Text(source.text(), origin(start), false, source);
  }

  private static boolean isScalarPart(char c) {
    return Characters.isWordPart(c) || c == '.' || c == '+' || c == '-';
  }

  private void skipTrivia() throws Damaged {
    at = tools.scanner().skipTrivia(at);
  }

  private Span span(int start) {
    return tools.problems().span(start, at);
  }

  private Origin origin(int start) {
    return new Origin.File(span(start));
  }

  private ConfigValue notAValue() throws Damaged {
    throw problems.unexpected("a value", at);
  }
}
