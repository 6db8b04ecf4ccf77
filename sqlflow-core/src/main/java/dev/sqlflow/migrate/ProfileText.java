package dev.sqlflow.migrate;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Null;
import dev.sqlflow.config.YamlReader;
import dev.sqlflow.diagnostic.Fix.Edit;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Adds connections to a profile. What is there, comments among it, stays as it is. */
final class ProfileText {

  private static final List<String> KEYS = List.of("connectors", "connections");

  private final SourceFile file;
  private final List<Connection> connections;
  private final boolean withSecrets;
  private final String lineEnd;

  private ProfileText(SourceFile file, List<Connection> connections, boolean withSecrets) {
    this.file = file;
    this.connections = connections;
    this.withSecrets = withSecrets;
    this.lineEnd = LineEnds.of(file.text());
  }

  /** The text of a profile that is not there yet. */
  static String fresh(String comment, List<Connection> connections, boolean withSecrets) {
    SourceFile empty = SourceFile.of("", "");
    return "# "
        + comment
        + "\nversion: \"1.0\"\nconnectors:"
        + new ProfileText(empty, connections, withSecrets).block("  ")
        + "\n";
  }

  /**
   * The text of a profile with more connections.
   *
   * @return empty if the file holds no map
   */
  static Optional<String> with(SourceFile file, List<Connection> connections, boolean withSecrets) {
    return YamlReader.read(file)
        .best()
        .filter(MapValue.class::isInstance)
        .map(root -> new ProfileText(file, connections, withSecrets).with((MapValue) root));
  }

  private String with(MapValue root) {
    TextEdits edits = new TextEdits();
    edits.add(insertions(root));
    return edits.applyTo(file.text());
  }

  private List<Edit> insertions(MapValue root) {
    Optional<Entry> section =
        root.entries().stream().filter(entry -> KEYS.contains(entry.key())).findFirst();
    if (section.isEmpty()) {
      String text = file.text();
      boolean ended = text.isEmpty() || text.endsWith("\n") || text.endsWith("\r");
      return List.of(
          insert(text.length(), (ended ? "" : lineEnd) + "connectors:" + block("  ") + lineEnd));
    }
    ConfigValue value = section.orElseThrow().value();
    Span key = section.orElseThrow().keySpan().orElseThrow();
    if (value instanceof MapValue map && !map.entries().isEmpty()) {
      return List.of(isFlow(map) ? insertIntoFlow(map) : insertBehind(map));
    }
    int colon = file.text().indexOf(':', key.end()) + 1;
    boolean unwritten =
        value instanceof Null && value.origin().place().orElse(key).text().isEmpty();
    int end = unwritten ? colon : value.origin().place().orElseThrow().end();
    return List.of(new Edit(file.span(colon, end), ""), insert(lineEnd(end), block("  ")));
  }

  private boolean isFlow(MapValue map) {
    return map.origin().place().orElseThrow().text().startsWith("{");
  }

  private Edit insertIntoFlow(MapValue map) {
    Entry last = map.entries().get(map.entries().size() - 1);
    return insert(
        end(last.value(), last.keySpan().orElseThrow()),
        connections.stream()
            .map(one -> ", " + one.flow(withSecrets))
            .collect(Collectors.joining()));
  }

  private Edit insertBehind(MapValue map) {
    Entry last = map.entries().get(map.entries().size() - 1);
    Span key = map.entries().get(0).keySpan().orElseThrow();
    String indent = " ".repeat(column(key.start()));
    int at = lineEnd(end(last.value(), last.keySpan().orElseThrow()));
    int next = behindLineEnd(at);
    while (next > at && isCommentOfConnection(next, indent.length())) {
      at = lineEnd(next);
      next = behindLineEnd(at);
    }
    return insert(at, block(indent));
  }

  // Comments that stand deeper than the names of connections belong to the one above them.
  private boolean isCommentOfConnection(int lineStart, int indent) {
    String line = file.text().substring(lineStart, lineEnd(lineStart));
    String content = line.stripLeading();
    return content.startsWith("#") && line.length() - content.length() > indent;
  }

  /** Where the last character of a value stands; the marks of YAML lie behind it. */
  private static int end(ConfigValue value, Span key) {
    Span place = value.origin().place().orElse(key);
    if (value instanceof MapValue map && !place.text().startsWith("{")) {
      return map.entries().stream()
          .mapToInt(entry -> end(entry.value(), entry.keySpan().orElse(key)))
          .max()
          .orElse(place.end());
    }
    if (value instanceof ListValue list && !place.text().startsWith("[")) {
      return list.elements().stream().mapToInt(one -> end(one, key)).max().orElse(place.end());
    }
    return Math.max(place.end(), key.end());
  }

  private int column(int offset) {
    int start = offset;
    while (start > 0 && !isLineEnd(start - 1)) {
      start--;
    }
    return offset - start;
  }

  private int lineEnd(int offset) {
    int at = offset;
    while (at < file.text().length() && !isLineEnd(at)) {
      at++;
    }
    return at;
  }

  private int behindLineEnd(int at) {
    return Math.min(at + (file.text().startsWith("\r\n", at) ? 2 : 1), file.text().length());
  }

  private boolean isLineEnd(int at) {
    return file.text().charAt(at) == '\n' || file.text().charAt(at) == '\r';
  }

  private String block(String indent) {
    List<String> lines = new ArrayList<>();
    connections.forEach(connection -> lines.addAll(connection.lines(withSecrets, indent)));
    return lines.stream().map(line -> lineEnd + line).collect(Collectors.joining());
  }

  private Edit insert(int at, String text) {
    return new Edit(file.span(at, at), text);
  }
}
