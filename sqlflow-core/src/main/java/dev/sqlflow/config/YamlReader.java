package dev.sqlflow.config;

import dev.sqlflow.config.YamlComposer.TooComplex;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads one YAML document into a located tree. Keys are texts; plain scalars follow the YAML 1.2
 * core schema, but digits with a leading zero are text. Whatever a file holds, the result is values
 * and diagnostics, never an exception.
 */
public final class YamlReader {

  /** How large a file may be, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  /** An escape; it is the first group if it stands for no character. */
  private static final Pattern ESCAPE =
      Pattern.compile(
          "(\\\\x(?!\\p{XDigit}{2})|\\\\u(?!\\p{XDigit}{4})"
              + "|\\\\U(?!(?:000\\p{XDigit}|0010)\\p{XDigit}{4})\\p{XDigit}{0,8})|\\\\.",
          Pattern.DOTALL);

  private final SourceFile file;
  private final YamlPlaces places;
  private final DiagnosticSink sink = new DiagnosticSink();

  private YamlReader(SourceFile file) {
    this.file = file;
    this.places = new YamlPlaces(file);
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its value; empty if the file holds none or can't be read as a whole, which is an error
   */
  public static Diagnosed<Optional<ConfigValue>> read(SourceFile file) {
    YamlReader reader = new YamlReader(file);
    return reader.sink.with(reader.document());
  }

  private Optional<ConfigValue> document() {
    if (file.malformedOffset().isPresent()) {
      int offset = file.malformedOffset().orElseThrow();
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.MALFORMED_ENCODING, file.span(offset, offset), "file is not UTF-8")
              .label("the first byte that is not UTF-8")
              .help("save the file as UTF-8"));
      return Optional.empty();
    }
    if (isTooLarge()) {
      sink.add(
          Diagnostic.at(
              DiagnosticCode.YAML_TOO_COMPLEX, file.span(0, 0), "file is larger than 1 MiB"));
      return Optional.empty();
    }
    try {
      return compose();
    } catch (TooComplex e) {
      return Optional.empty();
    } catch (YAMLException e) {
      report(e);
      return Optional.empty();
    }
  }

  private boolean isTooLarge() {
    String text = file.text();
    return text.length() > MAX_BYTES
        || (text.length() > MAX_BYTES / 3
            && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES);
  }

  private Optional<ConfigValue> compose() throws TooComplex {
    // Every limit is ours, so that it has a place; the parser's own must never answer first.
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    YamlEvents events = new YamlEvents(new Yaml(options).parse(new StringReader(file.text())));
    try {
      return compose(events);
    } catch (YamlEvents.BadEscape e) {
      reportEscape(e.behind());
      return Optional.empty();
    }
  }

  private Optional<ConfigValue> compose(Iterator<Event> events) throws TooComplex {
    Optional<ConfigValue> value = Optional.empty();
    boolean first = true;
    while (events.hasNext()) {
      Event event = events.next();
      if (!event.is(Event.ID.DocumentStart)) {
        continue;
      }
      if (!first) {
        reportSecondDocument(event);
        break;
      }
      first = false;
      value = Optional.of(new YamlComposer(places, sink, events).compose(events.next()));
    }
    return value;
  }

  /** The first escape behind a place that stands for no character. */
  private void reportEscape(int behind) {
    int start = Math.max(places.offset(behind), file.text().indexOf('"', places.offset(behind)));
    Span place = places.character(start);
    Matcher escape = ESCAPE.matcher(file.text());
    for (boolean found = escape.find(start); found; found = escape.find()) {
      if (escape.group(1) != null) {
        place = file.span(escape.start(), escape.end());
        break;
      }
    }
    sink.add(
        Diagnostic.at(DiagnosticCode.MALFORMED_YAML, place, "not YAML: this escape is no character")
            .help(
                "behind `\\x` stand two hexadecimal digits, behind `\\u` four, behind `\\U` eight,"
                    + " up to 0010FFFF; in single quotes `\\` means itself"));
  }

  private void reportSecondDocument(Event start) {
    sink.add(
        Diagnostic.at(
                DiagnosticCode.UNSUPPORTED_YAML,
                places.span(start),
                "a file holds one document only")
            .label("a second document begins here"));
  }

  private void report(YAMLException e) {
    if (e instanceof MarkedYAMLException marked) {
      report(marked);
    } else if (e instanceof ReaderException unreadable) {
      Span place = places.character(places.offset(unreadable.getPosition()));
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.MALFORMED_YAML,
                  place,
                  "character U+%04X is not allowed in YAML".formatted(unreadable.getCodePoint()))
              .label("this character"));
    } else {
      sink.add(
          Diagnostic.at(DiagnosticCode.MALFORMED_YAML, file.span(0, 0), words(e.getMessage())));
    }
  }

  private void report(MarkedYAMLException e) {
    Mark mark = e.getProblemMark();
    Span place = mark == null ? file.span(0, 0) : places.at(mark);
    Diagnostic.Builder fault =
        Diagnostic.at(DiagnosticCode.MALFORMED_YAML, place, "not YAML: " + words(e.getProblem()))
            .help(
                "what `[`, `{` or a quote opens must be closed, a text with `: ` in it needs quotes,"
                    + " and lines are indented by blanks, not tabs");
    Mark context = e.getContextMark();
    if (context != null && e.getContext() != null) {
      fault.related(places.at(context), words(e.getContext()));
    }
    sink.add(fault);
  }

  private static String words(@Nullable String message) {
    String line = message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
    String trimmed = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    return trimmed.isEmpty()
        ? "unreadable"
        : Character.toLowerCase(trimmed.charAt(0)) + trimmed.substring(1);
  }
}
