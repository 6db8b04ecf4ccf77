package dev.sqlflow.environment;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Null;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.environment.Difference.Side;
import dev.sqlflow.profile.ConnectorProfile;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares environments key by key. */
final class EnvironmentComparison {

  private static final String DUCKDB = "duckdb";

  private final List<Profile> profiles;
  private final List<Difference> differences = new ArrayList<>();

  /** What is compared: the kind of difference, the path and the words for it. */
  private record Subject(DiagnosticCode code, String path, String what) {}

  EnvironmentComparison(List<Profile> profiles) {
    this.profiles = profiles;
  }

  List<Difference> differences() {
    names(profile -> profile.connections().keySet().stream()).forEach(this::compareConnection);
    names(EnvironmentComparison::variables).forEach(this::compareVariable);
    compareEngines();
    return List.copyOf(differences);
  }

  private Set<String> names(Function<Profile, Stream<String>> of) {
    return profiles.stream().flatMap(of).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void compare(
      Subject subject, List<Profile> among, Function<Profile, Optional<Side>> side) {
    Map<String, Optional<Side>> sides = new LinkedHashMap<>();
    among.forEach(profile -> sides.put(profile.environment(), side.apply(profile)));
    if (Difference.differ(sides)) {
      Set<String> allowed = new LinkedHashSet<>();
      among.stream()
          .filter(one -> one.allowances().stream().anyMatch(all -> all.covers(subject.path())))
          .forEach(one -> allowed.add(one.environment()));
      differences.add(
          new Difference(subject.code(), subject.path(), subject.what(), sides, allowed));
    }
  }

  private void compareConnection(String name) {
    String path = "connectors." + name;
    String what = "connection `" + name + "`";
    compare(
        new Subject(DiagnosticCode.CONNECTION_DRIFT, path, what),
        profiles,
        profile -> profile.connection(name).map(one -> there(Optional.of(one.name().span()))));
    List<Profile> having =
        profiles.stream().filter(one -> one.connection(name).isPresent()).toList();
    compare(
        new Subject(DiagnosticCode.CONNECTOR_DRIFT, path + ".type", what),
        having,
        profile ->
            type(profile, name).map(type -> new Side(type.value(), Optional.of(type.span()))));
    // Options of different connectors have nothing to do with each other.
    having.stream()
        .collect(
            Collectors.groupingBy(
                profile -> type(profile, name).map(Located::value),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .forEach(alike -> compareOptions(name, path, alike));
  }

  private static Optional<Located<String>> type(Profile profile, String connection) {
    return profile.connection(connection).flatMap(ConnectorProfile::type);
  }

  private void compareOptions(String connection, String path, List<Profile> alike) {
    Set<String> options = new LinkedHashSet<>();
    alike.forEach(profile -> set(profile, connection).forEach(entry -> options.add(entry.key())));
    for (String option : options) {
      compare(
          new Subject(
              DiagnosticCode.OPTION_DRIFT,
              path + ".params." + option,
              "option `%s` of connection `%s`".formatted(option, connection)),
          alike,
          profile ->
              set(profile, connection)
                  .filter(entry -> entry.key().equals(option))
                  .findFirst()
                  .map(entry -> there(entry.keySpan())));
    }
  }

  private static Stream<Entry> set(Profile profile, String connection) {
    return profile.connection(connection).stream()
        .flatMap(one -> one.params().stream())
        .filter(entry -> !(entry.value() instanceof Null));
  }

  private void compareVariable(String name) {
    compare(
        new Subject(DiagnosticCode.VARIABLE_DRIFT, "variables." + name, "variable `" + name + "`"),
        profiles,
        profile -> variable(profile, name).map(place -> there(place)));
  }

  // What the machine must supply is there as well.
  private static Stream<String> variables(Profile profile) {
    return Stream.concat(
        profile.variables().stream().map(Entry::key),
        profile.requirements().stream().map(one -> one.name().value()));
  }

  private static Optional<Optional<Span>> variable(Profile profile, String name) {
    return Stream.concat(
            profile.variables().stream()
                .filter(entry -> entry.key().equals(name))
                .map(Entry::keySpan),
            profile.requirements().stream()
                .filter(one -> one.name().value().equals(name))
                .map(one -> Optional.of(one.name().span())))
        .findFirst();
  }

  private void compareEngines() {
    compare(
        new Subject(DiagnosticCode.ENGINE_DRIFT, "engine", "the engine"),
        profiles,
        profile ->
            Optional.of(
                profile
                    .engine()
                    .filter(Text.class::isInstance)
                    .map(name -> side((Text) name))
                    .orElse(new Side(DUCKDB, Optional.empty()))));
    List<Profile> decided = profiles.stream().filter(one -> mode(one).isPresent()).toList();
    compare(
        new Subject(DiagnosticCode.ENGINE_DRIFT, "engines.duckdb.mode", "the engine's database"),
        decided,
        EnvironmentComparison::mode);
  }

  /** Whether tables outlive a run; empty if only a variable tells. */
  private static Optional<Side> mode(Profile profile) {
    Optional<MapValue> settings =
        profile.engines().stream()
            .filter(entry -> entry.key().equals(DUCKDB))
            .map(Entry::value)
            .filter(MapValue.class::isInstance)
            .map(MapValue.class::cast)
            .findFirst();
    Optional<ConfigValue> mode = settings.flatMap(map -> map.get("mode"));
    if (mode.isPresent() && mode.orElseThrow() instanceof Text text) {
      return Template.mayHoldReferences(text.value()) ? Optional.empty() : Optional.of(side(text));
    }
    return settings
        .flatMap(map -> map.entry("path"))
        .map(path -> new Side("persistent", path.keySpan()))
        .or(() -> Optional.of(new Side("memory", Optional.empty())));
  }

  private static Side side(Text text) {
    return new Side(text.value(), text.origin().place());
  }

  private static Side there(Optional<Span> place) {
    return new Side("there", place);
  }
}
