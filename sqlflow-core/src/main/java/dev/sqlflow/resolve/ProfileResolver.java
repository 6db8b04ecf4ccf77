package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.Origin;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.connector.ConnectorRegistry.Registered;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.profile.ConnectorProfile;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.resolve.EnvironmentLayer.Merged;
import dev.sqlflow.resolve.ResolvedProfile.Setting;
import dev.sqlflow.secret.Mask;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.template.Interpolator;
import dev.sqlflow.template.VariableScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Resolves a profile alone, without a pipeline, for people to look at. */
public final class ProfileResolver {

  private final ConnectorRegistry registry;
  private final Set<String> secretSchemes;

  /** One profile's resolution, and what came to be secret in it. */
  private record Work(
      Profile profile,
      ResolutionInputs inputs,
      VariableScope scope,
      Interpolator interpolator,
      EnvironmentLayer environment,
      DiagnosticSink sink,
      List<String> secrets) {}

  /** A value before it is shown. */
  private record Value(String name, ConfigValue value, List<Origin> overridden) {

    Setting shown(Mask mask) {
      return Setting.of(name, value, overridden, mask);
    }
  }

  /**
   * Makes a resolver.
   *
   * @param registry the connectors
   * @param secretSchemes of the secret providers
   */
  public ProfileResolver(ConnectorRegistry registry, Set<String> secretSchemes) {
    this.registry = registry;
    this.secretSchemes = secretSchemes;
  }

  /**
   * Resolves a profile. Secrets are asked for nowhere.
   *
   * @param profile the profile
   * @param inputs what the outer world supplies
   * @return everything that could be resolved
   */
  public Diagnosed<ResolvedProfile> resolve(Profile profile, ResolutionInputs inputs) {
    DiagnosticSink sink = new DiagnosticSink();
    Interpolator interpolator = new Interpolator(file -> false, secretSchemes, sink);
    Work work =
        new Work(
            profile,
            inputs,
            ConfigurationResolver.start("", PreparedProfile.of(profile), inputs, sink),
            interpolator,
            EnvironmentLayer.of(profile, inputs, interpolator, sink),
            sink,
            new ArrayList<>());
    List<Value> variables = variables(work);
    Map<ConnectorProfile, List<Value>> connections = new LinkedHashMap<>();
    profile.connections().values().forEach(one -> connections.put(one, options(one, work)));
    List<Value> engine = engine(work);
    // Only now is it known what is secret, wherever it is written once more.
    Mask mask = Mask.of(work.secrets());
    List<ResolvedProfile.Connection> shown = new ArrayList<>();
    connections.forEach(
        (one, options) ->
            one.type()
                .ifPresent(
                    type ->
                        shown.add(
                            new ResolvedProfile.Connection(
                                one.name().value(), type.value(), shown(options, mask)))));
    return sink.with(
        new ResolvedProfile(
            profile.environment(), shown(variables, mask), shown, shown(engine, mask)));
  }

  private static List<Setting> shown(List<Value> values, Mask mask) {
    return values.stream().map(value -> value.shown(mask)).toList();
  }

  private static List<Value> variables(Work work) {
    Set<String> names = new LinkedHashSet<>();
    work.profile().requirements().forEach(one -> names.add(one.name().value()));
    work.profile().variables().forEach(one -> names.add(one.key()));
    return names.stream().flatMap(name -> variable(name, work)).toList();
  }

  private static Stream<Value> variable(String name, Work work) {
    SourceFile reference = SourceFile.of("reference", "${" + name + "}");
    LocatedText text = LocatedText.of(reference.span(0, reference.text().length()));
    Text raw = new Text(text.text(), new Origin.File(text.span()), true, text);
    return work.interpolator().value(raw, work.scope()).stream()
        .map(value -> new Value(name, value, overridden(name, work)));
  }

  private static List<Origin> overridden(String name, Work work) {
    List<Origin> origins = new ArrayList<>();
    if (work.inputs().commandLine().containsKey(name)) {
      work.profile().variables().stream()
          .filter(one -> one.key().equals(name))
          .forEach(one -> origins.add(one.value().origin()));
    }
    origins.addAll(work.profile().overridden("variables." + name));
    return origins;
  }

  private List<Value> options(ConnectorProfile connection, Work work) {
    Optional<Registered> found = connection.type().flatMap(type -> registry.find(type.value()));
    if (found.isEmpty()) {
      return List.of();
    }
    Registered connector = found.orElseThrow();
    OptionLayers layers =
        new OptionLayers(connector.schema(), Optional.empty(), connection.params(), List.of());
    Merged merged =
        work.environment().merged(connector, layers, work.scope(), connection.name().span());
    List<Value> values = new ArrayList<>();
    List<Entry> typed = new ArrayList<>();
    for (Entry entry : merged.entries()) {
      Option option = connector.schema().option(entry.key()).orElseThrow();
      option(connector, option, entry, merged.written(entry), work)
          .ifPresent(
              value -> {
                typed.add(new Entry(option.name(), Optional.empty(), value));
                List<Origin> overridden = new ArrayList<>();
                overridden.addAll(
                    work.profile()
                        .overridden(
                            "connectors.%s.params.%s"
                                .formatted(connection.name().value(), option.name())));
                overridden.addAll(merged.overridden().getOrDefault(option.name(), List.of()));
                values.add(new Value(option.name(), value, overridden));
              });
    }
    work.environment()
        .completed(connector, merged, typed)
        .open()
        .forEach(open -> values.add(new Value(open.key(), open.value(), List.of())));
    return values;
  }

  private static Optional<ConfigValue> option(
      Registered connector, Option option, Entry entry, Entry written, Work work) {
    Optional<ConfigValue> value = work.interpolator().value(entry.value(), work.scope());
    if (value.isPresent() && !(value.orElseThrow().origin() instanceof Origin.ConnectorDefault)) {
      value =
          connector.validator().coerce(option, written.value(), value.get(), false, work.sink());
    }
    if (!option.traits().secret()) {
      return value;
    }
    Optional<ConfigValue> concealed = value.map(SecretOptions::conceal);
    concealed.ifPresent(one -> work.secrets().addAll(SecretOptions.literals(one)));
    return concealed;
  }

  private static List<Value> engine(Work work) {
    return work.profile().engines().stream()
        .filter(entry -> entry.key().equals(EngineResolver.DUCKDB))
        .map(Entry::value)
        .filter(MapValue.class::isInstance)
        .flatMap(map -> ((MapValue) map).entries().stream())
        .flatMap(
            entry ->
                work.interpolator().value(entry.value(), work.scope()).stream()
                    .map(
                        value ->
                            new Value(
                                entry.key(),
                                value,
                                work.profile().overridden("engines.duckdb." + entry.key()))))
        .toList();
  }
}
