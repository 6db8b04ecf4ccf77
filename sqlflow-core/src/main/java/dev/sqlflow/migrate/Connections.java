package dev.sqlflow.migrate;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.connector.OptionsSchema.Role;
import dev.sqlflow.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The connections of many uses: equal ones are one, and one that adds options to another of the
 * same type, which at least as many uses have, is that one; what it adds stays at its uses.
 */
final class Connections {

  private static final Map<String, String> SIGNS =
      Map.of(";", "semicolon", ",", "comma", "|", "pipe", "\t", "tab", ":", "colon", "'", "quote");

  private static final int LONGEST = 24;

  private final Map<String, Connection> byIdentity = new LinkedHashMap<>();

  static List<Connection> of(List<ConnectionUse> uses) {
    Connections connections = new Connections();
    for (ConnectionUse use : uses) {
      Connection connection = new Connection(use);
      connections.byIdentity.computeIfAbsent(connection.identity(), any -> connection).add(use);
    }
    return connections.merged();
  }

  private List<Connection> merged() {
    List<Connection> all = List.copyOf(byIdentity.values());
    List<Connection> kept = new ArrayList<>();
    Map<Connection, Connection> parts = new LinkedHashMap<>();
    for (Connection one : all) {
      Optional<Connection> part =
          all.stream()
              .filter(other -> other.isPartOf(one) && other.uses().size() >= one.uses().size())
              .min(Comparator.comparingInt(other -> other.params().size()));
      part.ifPresentOrElse(other -> parts.put(one, other), () -> kept.add(one));
    }
    parts.forEach((one, part) -> part.uses().addAll(one.uses()));
    return kept;
  }

  /**
   * Names them: as the connection that is there already, else by type, and where a type has several
   * by what tells them apart.
   *
   * @param connections any
   * @param present by identity, the names of connections that every environment has alike
   * @param taken names that mean something else already
   */
  static void name(
      Collection<Connection> connections, Map<String, String> present, Set<String> taken) {
    Set<String> used = new HashSet<>(taken);
    Map<String, List<Connection>> fresh = new TreeMap<>();
    for (Connection connection : connections) {
      String name = present.get(connection.identity());
      if (name != null) {
        connection.call(name, true);
        used.add(name);
      } else {
        fresh.computeIfAbsent(connection.type(), any -> new ArrayList<>()).add(connection);
      }
    }
    fresh.values().forEach(group -> nameGroup(group, used));
  }

  private static void nameGroup(List<Connection> group, Set<String> used) {
    Map<String, Integer> counts = new HashMap<>();
    for (Connection connection : group) {
      new HashSet<>(words(connection)).forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    for (Connection connection : group) {
      boolean plain = group.size() == 1 || connection.telling().isEmpty();
      String wanted =
          plain ? connection.type() : connection.type() + "_" + word(connection, counts);
      connection.call(free(wanted, used), false);
    }
  }

  private static String free(String wanted, Set<String> used) {
    String name = wanted;
    for (int i = 2; !used.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  /** What tells it from the others of its type. */
  private static String word(Connection connection, Map<String, Integer> counts) {
    return words(connection).stream()
        .filter(word -> counts.getOrDefault(word, 0) == 1)
        .findFirst()
        .orElseGet(() -> byUse(connection));
  }

  /** What may tell it from others: the words in its options first, then their names. */
  private static List<String> words(Connection connection) {
    List<String> words = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String option : connection.telling().keySet()) {
      if (!connection.schema().option(option).orElseThrow().traits().secret()) {
        ConfigValue value = Objects.requireNonNull(connection.params().get(option)).value();
        word(value).ifPresent(words::add);
        names.add(value instanceof Bool flag && !flag.value() ? "no_" + option : option);
      }
    }
    words.addAll(names);
    return words;
  }

  private static Optional<String> word(ConfigValue value) {
    if (!(value instanceof Text text) || Template.mayHoldReferences(text.value())) {
      return Optional.empty();
    }
    return Optional.of(SIGNS.getOrDefault(text.value(), slug(text.value())))
        .filter(word -> !word.isEmpty() && word.length() <= LONGEST);
  }

  private static String slug(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
  }

  private static String byUse(Connection connection) {
    List<ConnectionUse> uses = connection.uses();
    ConnectionUse first =
        uses.stream()
            .filter(use -> use.use().role() == Role.SOURCE)
            .findFirst()
            .orElse(uses.get(0));
    String slug = slug(first.use().name());
    return slug.isEmpty() ? "connection" : slug;
  }
}
