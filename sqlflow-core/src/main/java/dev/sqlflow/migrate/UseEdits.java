package dev.sqlflow.migrate;

import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.connector.OptionsSchema;
import dev.sqlflow.diagnostic.Fix.Edit;
import dev.sqlflow.language.KeywordPlaces;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The edits that make a SOURCE or EXPORT name a connection. */
final class UseEdits {

  private final ConnectionUse use;
  private final Connection connection;
  private final SourceFile file;
  private final List<Edit> edits = new ArrayList<>();
  private final Set<Entry> moved = new HashSet<>();

  private UseEdits(ConnectionUse use, Connection connection) {
    this.use = use;
    this.connection = connection;
    this.file = use.use().span().file();
    connection
        .params()
        .keySet()
        .forEach(
            option -> {
              Entry entry = use.movable().get(option);
              if (entry != null) {
                moved.add(entry);
              }
            });
  }

  static List<Edit> of(ConnectionUse use, Connection connection) {
    UseEdits edits = new UseEdits(use, connection);
    if (use.use().destination().isPresent()) {
      edits.export(use.use().destination().orElseThrow());
    } else {
      edits.source();
    }
    return edits.edits;
  }

  private String name() {
    return "\"" + connection.name().replace("\"", "\"\"") + "\"";
  }

  // SOURCE name TYPE csv PARAMS {...} -> SOURCE name FROM "csv" OPTIONS {...}
  private void source() {
    Span type = use.use().type().span();
    replace(KeywordPlaces.after(use.use().before()), "FROM");
    replace(type, name());
    MapValue options = use.use().options().orElseThrow();
    Span map = options.origin().place().orElseThrow();
    boolean nothingLeft = moved.size() == options.entries().size();
    if (nothingLeft && !holdsComment(options)) {
      replace(file.span(type.end(), map.end()), "");
      return;
    }
    replace(KeywordPlaces.after(type), "OPTIONS");
    edits.addAll(EntryRemoval.of(options, moved));
  }

  // EXPORT t TO "a.csv" TYPE csv OPTIONS {...} -> EXPORT t TO "csv" OPTIONS {"path": "a.csv", ...}
  private void export(Template destination) {
    Span string = use.use().before();
    replace(string, name());
    removeType(string);
    String option = use.schema().destination().orElseThrow().name();
    String entry = "\"" + option + "\": " + YamlValue.quoted(destination.source().text());
    Optional<MapValue> options = use.use().options();
    if (options.isEmpty()) {
      insert(use.use().span().end(), " OPTIONS {" + entry + "}");
      return;
    }
    boolean given = options.orElseThrow().entries().stream().anyMatch(this::isDestination);
    if (!given) {
      insertFirst(options.orElseThrow(), entry);
    }
    edits.addAll(EntryRemoval.of(options.orElseThrow(), moved));
  }

  private boolean isDestination(Entry entry) {
    OptionsSchema.Option option = use.schema().destination().orElseThrow();
    return entry.key().equals(option.name()) || option.traits().renamedFrom().contains(entry.key());
  }

  private void removeType(Span string) {
    Span keyword = KeywordPlaces.after(string);
    Span type = use.use().type().span();
    boolean bare =
        KeywordPlaces.isBlankBetween(string, keyword)
            && KeywordPlaces.isBlankBetween(keyword, type);
    if (bare) {
      replace(file.span(string.end(), type.end()), "");
    } else {
      replace(keyword, "");
      replace(type, "");
    }
  }

  private void insertFirst(MapValue options, String entry) {
    Span map = options.origin().place().orElseThrow();
    List<Entry> kept = options.entries().stream().filter(one -> !moved.contains(one)).toList();
    if (options.entries().isEmpty()) {
      insert(map.start() + 1, entry);
      return;
    }
    Span first = options.entries().get(0).keySpan().orElseThrow();
    String before = file.text().substring(map.start() + 1, first.start());
    boolean lines = before.indexOf('\n') >= 0 || before.indexOf('\r') >= 0;
    if (lines) {
      insert(map.start() + 1, lineStart(first) + entry + (kept.isEmpty() ? "" : ","));
    } else {
      insert(map.start() + 1, entry + (kept.isEmpty() ? "" : ", "));
    }
  }

  /** The line end before a part, and its indentation. */
  private String lineStart(Span part) {
    String text = file.text();
    int at = part.start();
    while (at > 0 && text.charAt(at - 1) != '\n' && text.charAt(at - 1) != '\r') {
      at--;
    }
    int indent = at;
    while (text.charAt(indent) == ' ' || text.charAt(indent) == '\t') {
      indent++;
    }
    return LineEnds.of(text) + text.substring(at, indent);
  }

  /** Whether a comment stands in the map, or between the type and it. */
  private boolean holdsComment(MapValue options) {
    Span type = use.use().type().span();
    Span keyword = KeywordPlaces.after(type);
    return !KeywordPlaces.isBlankBetween(type, keyword)
        || JsonComments.areAround(options, keyword.end());
  }

  private void insert(int at, String text) {
    replace(file.span(at, at), text);
  }

  private void replace(Span place, String text) {
    edits.add(new Edit(place, text));
  }
}
