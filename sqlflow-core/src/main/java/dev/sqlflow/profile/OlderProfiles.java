package dev.sqlflow.profile;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.Origin;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Brings older spellings of a profile into the present form, with a note for each. */
final class OlderProfiles {

  private static final String VERSION = "version";
  private static final String CONNECTORS = "connectors";
  private static final String CONNECTIONS = "connections";

  private final DiagnosticSink sink;

  OlderProfiles(DiagnosticSink sink) {
    this.sink = sink;
  }

  /** Whether the file says which version of the format it has. */
  static boolean isVersioned(MapValue root) {
    return root.entry(VERSION).isPresent();
  }

  MapValue modernise(MapValue root) {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : root.entries()) {
      switch (entry.key()) {
        case VERSION -> version(entry).ifPresent(entries::add);
        case CONNECTIONS -> connections(root, entry).ifPresent(entries::add);
        case "engines" -> entries.add(with(entry, inner(entry.value(), "duckdb", this::engine)));
        default -> entries.add(entry);
      }
    }
    addMissing(root, entries);
    return new MapValue(entries, root.origin());
  }

  private static Entry with(Entry entry, ConfigValue value) {
    return new Entry(entry.key(), entry.keySpan(), value);
  }

  private void addMissing(MapValue root, List<Entry> entries) {
    Span top = root.origin().place().orElseThrow();
    Span start = top.file().span(top.start(), top.start());
    Origin origin = new Origin.File(start);
    if (entries.stream().noneMatch(entry -> entry.key().equals(VERSION))) {
      entries.add(0, new Entry(VERSION, Optional.empty(), new Text("1.0", origin, true, null)));
    }
    if (isVersioned(root)) {
      return;
    }
    sink.add(
        Diagnostic.at(
                DiagnosticCode.OLD_PROFILE_SPELLING, start, "a profile should say its version")
            .label("read as version 1.0")
            .fix(Fix.safe("add the version", start, "version: \"1.0\"\n")));
    boolean inherits = root.entry(DocumentReader.EXTENDS).isPresent();
    if (!inherits && entries.stream().noneMatch(entry -> entry.key().equals(CONNECTORS))) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.OLD_PROFILE_SPELLING, start, "a profile should have `connectors`")
              .label("read as if it had none")
              .help("add connectors: {}"));
      entries.add(new Entry(CONNECTORS, Optional.empty(), new MapValue(List.of(), origin)));
    }
  }

  // Empty for a version that is no longer or not yet read: everything else is judged as 1.0.
  private Optional<Entry> version(Entry entry) {
    String text =
        entry.value() instanceof Numeric number
            ? number.spelling()
            : entry.value() instanceof Text words ? words.value() : "";
    if (text.equals("1") || text.equals("1.0")) {
      return Optional.of(with(entry, new Text("1.0", entry.value().origin(), true, null)));
    }
    if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})*")) {
      return Optional.of(entry);
    }
    sink.add(
        Diagnostic.at(
                DiagnosticCode.UNSUPPORTED_PROFILE_VERSION,
                entry.value().origin().place().orElseThrow(),
                "profiles of version " + text + " can't be read by this version of SQLFlow")
            .label("1.0 is the newest that can")
            .help("use a newer SQLFlow, or write the profile as version 1.0"));
    return Optional.empty();
  }

  private Optional<Entry> connections(MapValue root, Entry entry) {
    Span place = entry.keySpan().orElseThrow();
    Optional<Entry> present = root.entry(CONNECTORS);
    if (present.isPresent()) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.DUPLICATE_YAML_KEY,
                  place,
                  "`connections` is the older name of `connectors`, which is there too")
              .label("here again")
              .related(present.orElseThrow().keySpan().orElse(place), "first here")
              .help("put all connections under `connectors`"));
      return Optional.empty();
    }
    boolean flat =
        entry.value() instanceof MapValue map
            && map.entries().stream().anyMatch(connection -> isFlat(connection.value()));
    Diagnostic.Builder note =
        Diagnostic.at(
                DiagnosticCode.OLD_PROFILE_SPELLING,
                place,
                "`connections` is called `connectors` now")
            .label("the older name");
    if (flat) {
      note.help("and the options of each connection stand under its `params`");
    } else {
      note.fix(Fix.safe("rename to `connectors`", place, CONNECTORS));
    }
    sink.add(note);
    return Optional.of(new Entry(CONNECTORS, entry.keySpan(), nested(entry.value())));
  }

  private static boolean isFlat(ConfigValue connection) {
    return connection instanceof MapValue map && map.entry("params").isEmpty();
  }

  private static ConfigValue nested(ConfigValue connections) {
    if (!(connections instanceof MapValue map)) {
      return connections;
    }
    List<Entry> entries =
        map.entries().stream()
            .map(
                entry ->
                    entry.value() instanceof MapValue flat && isFlat(flat)
                        ? with(entry, withParams(flat))
                        : entry)
            .toList();
    return new MapValue(entries, map.origin());
  }

  private static MapValue withParams(MapValue flat) {
    List<Entry> params =
        flat.entries().stream().filter(entry -> !entry.key().equals("type")).toList();
    List<Entry> entries = new ArrayList<>();
    flat.entry("type").ifPresent(entries::add);
    entries.add(new Entry("params", Optional.empty(), new MapValue(params, flat.origin())));
    return new MapValue(entries, flat.origin());
  }

  private static ConfigValue inner(ConfigValue value, String key, UnaryOperator<Entry> change) {
    if (!(value instanceof MapValue map)) {
      return value;
    }
    List<Entry> entries =
        map.entries().stream()
            .map(entry -> entry.key().equals(key) ? change.apply(entry) : entry)
            .toList();
    return new MapValue(entries, map.origin());
  }

  private Entry engine(Entry duckdb) {
    return with(duckdb, inner(duckdb.value(), "database_path", this::databasePath));
  }

  private Entry databasePath(Entry entry) {
    Span place = entry.keySpan().orElseThrow();
    sink.add(
        Diagnostic.at(
                DiagnosticCode.OLD_PROFILE_SPELLING, place, "`database_path` is called `path` now")
            .label("the older name")
            .fix(Fix.safe("rename to `path`", place, "path")));
    return new Entry("path", entry.keySpan(), entry.value());
  }
}
