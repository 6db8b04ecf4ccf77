package dev.sqlflow.migrate;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.connector.OptionsSchema;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.profile.ConnectorProfile;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Connections that pipelines write down themselves, on their way into profiles. Says which files
 * would change, and changes none.
 */
public final class Migration {

  private final List<Connection> connections;
  private final List<Located<String>> unknown;
  private final ConnectorRegistry registry;

  private Migration(
      List<Connection> connections, List<Located<String>> unknown, ConnectorRegistry registry) {
    this.connections = connections;
    this.unknown = List.copyOf(unknown);
    this.registry = registry;
  }

  /**
   * Collects the connections of pipelines.
   *
   * @param pipelines whose SOURCE and EXPORT are looked at
   * @param all also those that include them or are included: a variable that one of them sets is
   *     none that a profile could know
   * @param registry knows which options belong to a use
   * @return what would move
   */
  public static Migration of(
      Collection<Pipeline> pipelines, Collection<Pipeline> all, ConnectorRegistry registry) {
    PipelineVariables variables = PipelineVariables.of(all);
    List<ConnectionUse> uses = new ArrayList<>();
    List<Located<String>> unknown = new ArrayList<>();
    for (Pipeline pipeline : pipelines) {
      for (InlineUse use : InlineUse.of(pipeline)) {
        Optional<OptionsSchema> schema =
            registry.find(use.type().value()).map(ConnectorRegistry.Registered::schema);
        if (schema.isEmpty()) {
          unknown.add(use.type());
        } else if (use.destination().isEmpty() || schema.orElseThrow().destination().isPresent()) {
          uses.add(ConnectionUse.of(use, schema.orElseThrow(), variables));
        }
      }
    }
    return new Migration(Connections.of(uses), unknown, registry);
  }

  /**
   * Returns the types that no connector has.
   *
   * @return where they are written
   */
  public List<Located<String>> unknownTypes() {
    return unknown;
  }

  /**
   * Tells whether there is nothing to move.
   *
   * @return true if every SOURCE and EXPORT names a connection already
   */
  public boolean isEmpty() {
    return connections.isEmpty();
  }

  /**
   * Names the connections so that they fit into every environment. One that all of them have alike
   * is used as it is.
   *
   * @param profiles of every environment
   */
  public void nameFor(Collection<Profile> profiles) {
    Map<String, Set<String>> alike = new TreeMap<>();
    Set<String> taken = new HashSet<>();
    for (Profile profile : profiles) {
      for (ConnectorProfile connection : profile.connections().values()) {
        taken.add(connection.name().value());
        alike
            .computeIfAbsent(connection.name().value(), any -> new HashSet<>())
            .add(identity(connection) + (connection.damaged() ? "\ndamaged" : ""));
      }
    }
    Map<String, String> present = new LinkedHashMap<>();
    alike.forEach(
        (name, identities) -> {
          boolean everywhere =
              identities.size() == 1
                  && profiles.stream().allMatch(one -> one.connection(name).isPresent());
          if (everywhere) {
            present.putIfAbsent(identities.iterator().next(), name);
          }
        });
    Connections.name(connections, present, taken);
  }

  private String identity(ConnectorProfile connection) {
    return identity(connection.type().map(Located::value).orElse(""), connection.params());
  }

  private String identity(String type, List<Entry> entries) {
    Map<String, Entry> params = new LinkedHashMap<>();
    entries.forEach(entry -> params.put(entry.key(), entry));
    return registry
        .find(type)
        .map(connector -> Connection.identity(connector.schema(), params))
        .orElse("");
  }

  /**
   * Names the connections so that they fit into one file.
   *
   * @param root what the file holds
   * @return where it says something else under a name that one of them would have had: the place of
   *     the name, and the name that the connection has instead
   */
  public Map<Entry, String> nameFor(Optional<MapValue> root) {
    Map<String, String> present = new LinkedHashMap<>();
    Map<String, Entry> taken = new LinkedHashMap<>();
    root.flatMap(map -> map.get("connectors").or(() -> map.get("connections")))
        .filter(MapValue.class::isInstance)
        .ifPresent(
            section ->
                ((MapValue) section)
                    .entries()
                    .forEach(
                        entry -> {
                          taken.put(entry.key(), entry);
                          present.putIfAbsent(identity(entry.value()), entry.key());
                        }));
    Connections.name(connections, present, Set.of());
    Map<Connection, String> wanted = new LinkedHashMap<>();
    connections.forEach(one -> wanted.put(one, one.name()));
    Connections.name(connections, present, taken.keySet());
    Map<Entry, String> conflicts = new LinkedHashMap<>();
    wanted.forEach(
        (connection, name) -> {
          Entry other = taken.get(name);
          if (other != null && !connection.isKnown()) {
            conflicts.put(other, connection.name());
          }
        });
    return conflicts;
  }

  private String identity(ConfigValue connection) {
    if (!(connection instanceof MapValue map)
        || !(map.get("type").orElse(null) instanceof Text type)) {
      return "";
    }
    List<Entry> params =
        map.get("params").orElse(null) instanceof MapValue found ? found.entries() : List.of();
    return identity(type.value(), params);
  }

  /**
   * Rewrites the pipelines.
   *
   * @param pathOf tells where a file is
   * @return their other texts
   */
  public List<FileChange> pipelineChanges(Function<SourceFile, Path> pathOf) {
    Map<SourceFile, TextEdits> edits = new LinkedHashMap<>();
    for (Connection connection : connections) {
      for (ConnectionUse use : connection.uses()) {
        edits
            .computeIfAbsent(use.use().span().file(), any -> new TextEdits())
            .add(UseEdits.of(use, connection));
      }
    }
    List<FileChange> changes = new ArrayList<>();
    edits.forEach(
        (file, all) ->
            changes.add(
                new FileChange(
                    pathOf.apply(file), file.name(), Optional.of(file), all.applyTo(file.text()))));
    return changes;
  }

  /**
   * Adds the connections to a profile.
   *
   * @param file the profile
   * @param withSecrets whether secrets that were written down stay so
   * @return its other text; empty if nothing is to be added, or nothing can be
   */
  public Optional<String> profileText(SourceFile file, boolean withSecrets) {
    return added().isEmpty() ? Optional.empty() : ProfileText.with(file, added(), withSecrets);
  }

  /**
   * Makes a profile of the connections.
   *
   * @param comment its first line
   * @param withSecrets whether secrets that were written down stay so
   * @return its text
   */
  public String freshProfile(String comment, boolean withSecrets) {
    return ProfileText.fresh(comment, added(), withSecrets);
  }

  private List<Connection> added() {
    return connections.stream().filter(connection -> !connection.isKnown()).toList();
  }

  /**
   * Tells what moves.
   *
   * @return a line for each connection
   */
  public List<String> summary() {
    return connections.stream()
        .map(
            one ->
                "connection `%s` (%s): %s%s"
                    .formatted(
                        one.name(),
                        one.type(),
                        one.uses().size() == 1 ? "1 use" : one.uses().size() + " uses",
                        one.isKnown() ? ", is there already" : ""))
        .toList();
  }

  /**
   * Tells whether secrets are written down that references take the place of.
   *
   * @return true if there are any
   */
  public boolean holdsSecrets() {
    return added().stream().anyMatch(connection -> !connection.literalSecrets().isEmpty());
  }

  private static String place(Connection connection, String option) {
    Entry entry = Objects.requireNonNull(connection.params().get(option));
    return entry.value().origin().place().orElseThrow().toString();
  }

  /**
   * Tells what is left to do by hand.
   *
   * @return a line for each secret that was written down; it never shows the secret
   */
  public List<String> toDo() {
    List<String> lines = new ArrayList<>();
    for (Connection connection : added()) {
      connection
          .literalSecrets()
          .forEach(
              (option, variable) ->
                  lines.add(
                      ("to do: set %s in the environment to the `%s` that stood in %s, and change "
                              + "it: it may be known")
                          .formatted(variable, option, place(connection, option))));
    }
    return lines;
  }
}
