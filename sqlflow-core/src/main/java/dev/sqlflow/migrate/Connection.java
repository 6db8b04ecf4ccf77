package dev.sqlflow.migrate;

import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.connector.OptionsSchema;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A connection that uses have in common. */
final class Connection {

  private final OptionsSchema schema;
  private final Map<String, Entry> params;
  private final List<ConnectionUse> uses = new ArrayList<>();
  private String name = "";
  private boolean known;

  Connection(ConnectionUse first) {
    this.schema = first.schema();
    this.params = new LinkedHashMap<>(first.movable());
  }

  /** What makes two connections one; an option that says what holds anyway does not count. */
  static String identity(OptionsSchema schema, Map<String, Entry> params) {
    StringBuilder identity = new StringBuilder(schema.connector());
    new TreeMap<>(telling(schema, params))
        .forEach(
            (option, value) -> identity.append('\n').append(option).append(": ").append(value));
    return identity.toString();
  }

  private static Map<String, String> telling(OptionsSchema schema, Map<String, Entry> params) {
    Map<String, String> telling = new LinkedHashMap<>();
    params.forEach(
        (name, entry) -> {
          String value = YamlValue.canonical(entry.value());
          Optional<String> fallback =
              schema.option(name).flatMap(Option::defaultValue).map(YamlValue::canonical);
          if (!fallback.equals(Optional.of(value))) {
            telling.put(name, value);
          }
        });
    return telling;
  }

  String identity() {
    return identity(schema, params);
  }

  /** The options that tell it from others of its type, in the schema's order. */
  Map<String, String> telling() {
    return telling(schema, params);
  }

  /** Takes in a use of the same identity. */
  void add(ConnectionUse use) {
    uses.add(use);
    Map<String, Entry> all = new LinkedHashMap<>(use.movable());
    all.putAll(params);
    params.clear();
    schema.options().stream()
        .map(Option::name)
        .filter(all::containsKey)
        .forEach(name -> params.put(name, Objects.requireNonNull(all.get(name))));
  }

  String type() {
    return schema.connector();
  }

  OptionsSchema schema() {
    return schema;
  }

  Map<String, Entry> params() {
    return params;
  }

  List<ConnectionUse> uses() {
    return uses;
  }

  String name() {
    return name;
  }

  /** Whether the profiles have it already. */
  boolean isKnown() {
    return known;
  }

  void call(String newName, boolean isKnown) {
    name = newName;
    known = isKnown;
  }

  /** Whether the other one says the same and something more. */
  boolean isPartOf(Connection other) {
    Map<String, String> mine = telling();
    Map<String, String> others = other.telling();
    return type().equals(other.type())
        && !mine.isEmpty()
        && mine.size() < others.size()
        && others.entrySet().containsAll(mine.entrySet());
  }

  /** The secrets that are written down in it: the variable that shall hold each, by its option. */
  Map<String, String> literalSecrets() {
    Map<String, String> found = new LinkedHashMap<>();
    params.forEach(
        (option, entry) -> {
          boolean secret = schema.option(option).orElseThrow().traits().secret();
          if (secret && isWritten(entry)) {
            found.put(option, variable(name + "_" + option));
          }
        });
    return found;
  }

  private static boolean isWritten(Entry entry) {
    return entry.value() instanceof Numeric
        || (entry.value() instanceof Text text
            && !text.value().isEmpty()
            && !Template.mayHoldReferences(text.value()));
  }

  private static String variable(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
  }

  /**
   * Writes it, as an entry of a profile.
   *
   * @param withSecrets whether secrets stay as they are written; otherwise references stand for
   *     them
   * @param indent of its name
   * @return lines without line ends
   */
  List<String> lines(boolean withSecrets, String indent) {
    List<String> lines = new ArrayList<>();
    lines.add(indent + YamlValue.of(name) + ":");
    lines.add(indent + "  type: " + YamlValue.of(type()));
    lines.add(indent + "  params:" + (params.isEmpty() ? " {}" : ""));
    params.forEach(
        (option, entry) ->
            lines.add(indent + "    " + option + ": " + written(option, entry, withSecrets)));
    return lines;
  }

  /** Writes it on one line. */
  String flow(boolean withSecrets) {
    List<String> written = new ArrayList<>();
    params.forEach(
        (option, entry) -> written.add(option + ": " + written(option, entry, withSecrets)));
    return "%s: {type: %s, params: {%s}}"
        .formatted(YamlValue.quoted(name), YamlValue.of(type()), String.join(", ", written));
  }

  private String written(String option, Entry entry, boolean withSecrets) {
    String variable = withSecrets ? null : literalSecrets().get(option);
    return variable == null ? YamlValue.of(entry.value()) : "\"${secret:env:" + variable + "}\"";
  }
}
