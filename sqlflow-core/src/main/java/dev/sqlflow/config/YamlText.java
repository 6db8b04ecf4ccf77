package dev.sqlflow.config;

import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/**
 * Finds the place of each character of a YAML scalar: exactly where the scalar stands on one line,
 * else the whole scalar.
 */
final class YamlText {

  private final String value;
  private final Span span;
  private final String text;
  private final LocatedText.Builder builder = LocatedText.builder();

  private YamlText(String value, Span span) {
    this.value = value;
    this.span = span;
    this.text = span.file().text();
  }

  static LocatedText of(String value, Span span, ScalarStyle style) {
    if (span.text().equals(value)) {
      return LocatedText.of(span);
    }
    return switch (style) {
      case SINGLE_QUOTED, DOUBLE_QUOTED -> new YamlText(value, span).quoted(style);
      default -> LocatedText.of(value, span);
    };
  }

  private LocatedText quoted(ScalarStyle style) {
    int end = span.end() - 1;
    int at = span.start() + 1;
    int verbatimFrom = at;
    while (at < end) {
      int escape = escapeLength(at, style);
      if (escape > 0) {
        builder.append(span.file().span(verbatimFrom, at));
        int length = builder.length();
        if (at + escape > end || length >= value.length()) {
          return LocatedText.of(value, span);
        }
        int codePoint = value.codePointAt(length);
        builder.append(Character.toString(codePoint), span.file().span(at, at + escape));
        verbatimFrom = at + escape;
      }
      at += Math.max(1, escape);
    }
    builder.append(span.file().span(verbatimFrom, end));
    LocatedText located = builder.build(span);
    // Folded lines: what was put together is not what the parser read.
    return located.text().equals(value) ? located : LocatedText.of(value, span);
  }

  private int escapeLength(int at, ScalarStyle style) {
    char c = text.charAt(at);
    if (style == ScalarStyle.SINGLE_QUOTED) {
      return c == '\'' ? 2 : 0;
    }
    if (c != '\\') {
      return 0;
    }
    return switch (text.charAt(at + 1)) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }
}
