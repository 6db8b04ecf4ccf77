package dev.sqlflow.config;

import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * Puts the events of one YAML document together. Faults of one value are reported and the rest is
 * kept; what would make the tree too large ends the work.
 */
final class YamlComposer {

  private static final int MAX_ALIASES = 50;
  private static final int MAX_DEPTH = 50;
  // Aliases of aliases multiply: this is what a file of 1 MiB could hold without any.
  private static final int MAX_NODES = 200_000;

  /** Ends the work: what is wrong is reported. */
  static final class TooComplex extends Exception {}

  /**
   * A value and how large it is with its aliases written out.
   *
   * @param value the value
   * @param nodes how many values it holds, itself among them
   * @param depth how deep it nests; 0 for a scalar
   */
  private record Node(ConfigValue value, int nodes, int depth) {}

  private final YamlPlaces places;
  private final YamlScalars scalars;
  private final DiagnosticSink sink;
  private final Iterator<Event> events;
  private final Map<String, Node> anchors = new HashMap<>();
  private final Set<String> openAnchors = new HashSet<>();
  private int aliases;
  private int expandedNodes;

  YamlComposer(YamlPlaces places, DiagnosticSink sink, Iterator<Event> events) {
    this.places = places;
    this.scalars = new YamlScalars(places, sink);
    this.sink = sink;
    this.events = events;
  }

  ConfigValue compose(Event first) throws TooComplex {
    return node(first, 0).value();
  }

  private Node node(Event event, int depth) throws TooComplex {
    if (event instanceof AliasEvent alias) {
      return alias(alias, depth);
    }
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      openAnchors.add(anchor);
    }
    Node node = content(event, depth);
    if (anchor != null) {
      openAnchors.remove(anchor);
      anchors.put(anchor, node);
    }
    return node;
  }

  private Node content(Event event, int depth) throws TooComplex {
    if (event instanceof ScalarEvent scalar) {
      return new Node(scalars.value(scalar), 1, 0);
    }
    if (depth == MAX_DEPTH) {
      throw tooComplex(
          places.opening(event), "nested more than " + MAX_DEPTH + " deep", "one level too many");
    }
    return event instanceof SequenceStartEvent sequence
        ? list(sequence, depth)
        : map((MappingStartEvent) event, depth);
  }

  private Node alias(AliasEvent event, int depth) throws TooComplex {
    Span place = places.span(event);
    if (++aliases > MAX_ALIASES) {
      throw tooComplex(place, "more than " + MAX_ALIASES + " aliases", "one too many");
    }
    String name = event.getAnchor();
    if (openAnchors.contains(name)) {
      throw tooComplex(place, "alias `*" + name + "` stands inside of what it means", "a cycle");
    }
    // The parser knows no undefined aliases, so they are ours.
    Node node = anchors.get(name);
    if (node == null) {
      sink.add(
          Diagnostic.at(DiagnosticCode.UNSUPPORTED_YAML, place, "undefined alias `*" + name + "`")
              .label("no `&" + name + "` stands before it"));
      return new Node(new ConfigValue.Null(new Origin.File(place)), 1, 0);
    }
    expandedNodes += node.nodes();
    if (expandedNodes > MAX_NODES || depth + node.depth() > MAX_DEPTH) {
      throw tooComplex(place, "aliases that make the file too large", "one too many");
    }
    return node;
  }

  private TooComplex tooComplex(Span place, String message, String label) {
    sink.add(Diagnostic.at(DiagnosticCode.YAML_TOO_COMPLEX, place, message).label(label));
    return new TooComplex();
  }

  private Node list(SequenceStartEvent start, int depth) throws TooComplex {
    scalars.checkTag(start.getTag(), YamlScalars.SEQUENCE, start);
    List<ConfigValue> elements = new ArrayList<>();
    int nodes = 1;
    int deepest = 0;
    Event event = events.next();
    while (!event.is(Event.ID.SequenceEnd)) {
      Node element = node(event, depth + 1);
      elements.add(element.value());
      nodes += element.nodes();
      deepest = Math.max(deepest, element.depth() + 1);
      event = events.next();
    }
    Origin origin = new Origin.File(places.collection(start, event));
    return new Node(new ListValue(elements, origin), nodes, Math.max(1, deepest));
  }

  private Node map(MappingStartEvent start, int depth) throws TooComplex {
    scalars.checkTag(start.getTag(), YamlScalars.MAPPING, start);
    Map<String, Entry> entries = new LinkedHashMap<>();
    int nodes = 1;
    int deepest = 0;
    Event event = events.next();
    while (!event.is(Event.ID.MappingEnd)) {
      Optional<Entry> key = key(event, depth);
      Node value = node(events.next(), depth + 1);
      key.ifPresent(entry -> put(entry, value.value(), entries));
      nodes += value.nodes();
      deepest = Math.max(deepest, value.depth() + 1);
      event = events.next();
    }
    Origin origin = new Origin.File(places.collection(start, event));
    return new Node(
        new MapValue(List.copyOf(entries.values()), origin), nodes, Math.max(1, deepest));
  }

  // The entry's value is its key until the real value is read.
  private Optional<Entry> key(Event event, int depth) throws TooComplex {
    ConfigValue key = node(event, depth + 1).value();
    Span place = event.is(Event.ID.Scalar) ? places.content(event) : places.opening(event);
    if (isMerge(event)) {
      unsupportedKey(
          place, "`<<` is not supported", "extending a profile comes in a later version");
      return Optional.empty();
    }
    if (key instanceof ConfigValue.Text text) {
      return Optional.of(new Entry(text.value(), Optional.of(place), key));
    }
    unsupportedKey(place, "a key must be text", "put it in quotes");
    return Optional.empty();
  }

  private static boolean isMerge(Event event) {
    return event instanceof ScalarEvent scalar
        && scalar.isPlain()
        && scalar.getValue().equals("<<");
  }

  private void unsupportedKey(Span place, String message, String help) {
    sink.add(
        Diagnostic.at(DiagnosticCode.UNSUPPORTED_YAML, place, message)
            .label("this key")
            .help(help));
  }

  private void put(Entry key, ConfigValue value, Map<String, Entry> entries) {
    @Nullable Entry first =
        entries.putIfAbsent(key.key(), new Entry(key.key(), key.keySpan(), value));
    if (first != null) {
      Diagnostic.Builder duplicate =
          Diagnostic.at(
                  DiagnosticCode.DUPLICATE_YAML_KEY,
                  key.keySpan().orElseThrow(),
                  "key `" + key.key() + "` stands twice")
              .label("here again");
      first.keySpan().ifPresent(span -> duplicate.related(span, "first here"));
      sink.add(duplicate);
    }
  }
}
