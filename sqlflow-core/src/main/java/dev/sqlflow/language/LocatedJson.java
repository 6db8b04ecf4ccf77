package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.Origin;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON that a program wrote, every value with its place. */
final class LocatedJson {

  /** 512 nested lists, or 270 nested IFs. Twice that would not fit in a stack of 1 MB. */
  private static final int DEEPEST = 1_100;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final SourceFile file;
  private final JsonParser parser;
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable ConfigValue root;

  private LocatedJson(SourceFile file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** Reads a file that is one value; empty if it is none, which is reported. */
  static Optional<ConfigValue> read(SourceFile file, DiagnosticSink sink) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), file.text())) {
      LocatedJson reader = new LocatedJson(file, parser);
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        reader.take(token);
      }
      if (reader.root != null) {
        return Optional.of(reader.root);
      }
      sink.add(malformed(file.span(0, 0), "nothing stands here"));
    } catch (JacksonException fault) {
      int at = offset(file, fault.getLocation());
      sink.add(malformed(file.span(at, at), fault.getOriginalMessage()));
    }
    return Optional.empty();
  }

  private static Diagnostic.Builder malformed(Span place, String why) {
    return Diagnostic.at(DiagnosticCode.MALFORMED_TREE, place, "syntax tree that is not JSON")
        .label(why);
  }

  private void take(JsonToken token) {
    switch (token) {
      case START_OBJECT -> open.push(new Open(start(), true));
      case START_ARRAY -> open.push(new Open(start(), false));
      case PROPERTY_NAME -> open.element().name(parser.currentName(), span(start()));
      case END_OBJECT, END_ARRAY -> {
        Open closed = open.pop();
        add(closed.value(span(closed.start)));
      }
      case VALUE_STRING -> add(new ConfigValue.Text(parser.getString(), origin(), false, null));
      case VALUE_TRUE, VALUE_FALSE ->
          add(new ConfigValue.Bool(token == JsonToken.VALUE_TRUE, origin()));
      case VALUE_NULL -> add(new ConfigValue.Null(origin()));
      default -> add(new ConfigValue.Numeric(parser.getString(), origin()));
    }
  }

  private void add(ConfigValue value) {
    if (open.isEmpty()) {
      root = value;
    } else {
      open.element().add(value);
    }
  }

  private int start() {
    return offset(file, parser.currentTokenLocation());
  }

  private Origin origin() {
    return new Origin.File(span(start()));
  }

  private Span span(int start) {
    return file.span(start, Math.max(start, offset(file, parser.currentLocation())));
  }

  private static int offset(SourceFile file, @Nullable TokenStreamLocation place) {
    long offset = place == null ? 0 : place.getCharOffset();
    return (int) Math.max(0, Math.min(offset, file.text().length()));
  }

  /** A map or list that is not closed yet. */
  private static final class Open {

    private final int start;
    private final boolean map;
    private final List<ConfigValue> elements = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private String name = "";
    private Optional<Span> nameSpan = Optional.empty();

    Open(int start, boolean map) {
      this.start = start;
      this.map = map;
    }

    void name(String key, Span place) {
      name = key;
      nameSpan = Optional.of(place);
    }

    void add(ConfigValue value) {
      if (map) {
        entries.add(new Entry(name, nameSpan, value));
      } else {
        elements.add(value);
      }
    }

    ConfigValue value(Span place) {
      Origin origin = new Origin.File(place);
      return map
          ? new ConfigValue.MapValue(entries, origin)
          : new ConfigValue.ListValue(elements, origin);
    }
  }
}
