package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Null;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.Origin;
import dev.sqlflow.connector.ConnectorRegistry.Registered;
import dev.sqlflow.connector.LiteralSecrets;
import dev.sqlflow.connector.OptionType;
import dev.sqlflow.connector.OptionsInUse;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.resolve.EnvironmentLayer.Merged;
import dev.sqlflow.resolve.ResolvedOptions.Destination;
import dev.sqlflow.secret.Secrets;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Options;
import dev.sqlflow.template.Interpolator;
import dev.sqlflow.template.VariableScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the options of one use of a connector final. */
final class OptionsResolver {

  private static final String ALLOW_EXTERNAL_PATHS = "allow_external_paths";

  private final ProjectPaths paths;
  private final Interpolator interpolator;
  private final EnvironmentLayer environment;
  private final LiteralSecrets literals;
  private final DiagnosticSink sink;

  OptionsResolver(
      ProjectPaths paths,
      Interpolator interpolator,
      EnvironmentLayer environment,
      LiteralSecrets literals,
      DiagnosticSink sink) {
    this.paths = paths;
    this.interpolator = interpolator;
    this.environment = environment;
    this.literals = literals;
    this.sink = sink;
  }

  /** Empty if anything is wrong, which is then reported. */
  Optional<ResolvedOptions> resolve(ConnectorUse use, VariableScope scope) {
    OptionLayers layers =
        new OptionLayers(
            use.connector().schema(), Optional.of(use.role()), use.params(), use.statement());
    Merged merged = environment.merged(use.connector(), layers, scope, use.place());
    List<Found> found = new ArrayList<>();
    for (Entry entry : merged.entries()) {
      Option option = use.connector().schema().option(entry.key()).orElseThrow();
      Optional<ConfigValue> value = interpolated(option, entry, scope);
      value.ifPresent(literal -> checkLiteral(use, option, entry, literal));
      found.add(new Found(merged.written(entry), value));
    }
    Typed typed = typed(use, found);
    return finish(
        use, found, typed, environment.completed(use.connector(), merged, typed.values()));
  }

  /**
   * An option before it has its type.
   *
   * @param written as the user wrote it
   * @param value without references; empty if that can't be had
   */
  private record Found(Entry written, Optional<ConfigValue> value) {}

  /**
   * Options of their types.
   *
   * @param values those that could be had
   * @param damaged whether any could not, which is reported
   */
  private record Typed(List<Entry> values, boolean damaged) {}

  // What a profile's connection says itself is checked with the profile.
  private void checkLiteral(ConnectorUse use, Option option, Entry entry, ConfigValue value) {
    if (!option.traits().secret()) {
      return;
    }
    boolean checked =
        use.params().stream().anyMatch(param -> param.value() == entry.value())
            && value.origin().equals(entry.value().origin());
    if (!checked) {
      literals.check(use.name(), option, value);
    }
  }

  private Typed typed(ConnectorUse use, List<Found> found) {
    List<Entry> values = new ArrayList<>();
    boolean damaged = use.damaged();
    for (Found one : found) {
      Entry entry = one.written();
      Option option = use.connector().schema().option(entry.key()).orElseThrow();
      Optional<ConfigValue> typed =
          one.value().flatMap(value -> typed(use.connector(), option, entry, value));
      typed.ifPresent(value -> values.add(new Entry(entry.key(), entry.keySpan(), value)));
      boolean unset = one.value().isPresent() && one.value().orElseThrow() instanceof Null;
      damaged |= typed.isEmpty() && !unset;
    }
    return new Typed(values, damaged);
  }

  private Optional<ResolvedOptions> finish(
      ConnectorUse use, List<Found> found, Typed typed, Merged merged) {
    List<Entry> written = found.stream().map(Found::written).toList();
    List<Entry> values = new ArrayList<>(typed.values());
    values.addAll(merged.open());
    OptionsInUse all = inUse(use, values, written, typed.damaged());
    boolean right = use.connector().validator().rules(all, sink).isEmpty();
    boolean inside = arePathsInside(use.connector(), values, written, merged.given());
    return right && inside && !typed.damaged()
        ? Optional.of(
            resolved(use.connector(), values, written, merged.overridden())
                .withSecrets(secrets -> revealed(use, found, merged, secrets)))
        : Optional.empty();
  }

  // The same once more, now that the values are known: they must have their types, too.
  private Diagnosed<Optional<Options>> revealed(
      ConnectorUse use, List<Found> found, Merged merged, Secrets secrets) {
    DiagnosticSink faults = new DiagnosticSink();
    SecretOptions options = new SecretOptions(secrets, faults);
    List<Found> revealed =
        found.stream()
            .map(one -> new Found(one.written(), one.value().flatMap(options::reveal)))
            .toList();
    OptionsResolver again = new OptionsResolver(paths, interpolator, environment, literals, faults);
    Optional<Options> whole =
        again
            .finish(use, revealed, again.typed(use, revealed), merged)
            .map(ResolvedOptions::options);
    return new Diagnosed<>(
        whole, faults.diagnostics().stream().map(secrets.mask()::diagnostic).toList());
  }

  private static OptionsInUse inUse(
      ConnectorUse use, List<Entry> values, List<Entry> written, boolean damaged) {
    return new OptionsInUse(
        values, written, Optional.of(use.role()), damaged, use.place(), use.related());
  }

  // A reference whose value is null unsets the option: the connector's default holds.
  private Optional<ConfigValue> interpolated(Option option, Entry entry, VariableScope scope) {
    return interpolator
        .value(entry.value(), scope)
        .map(value -> value instanceof Null ? option.defaultValue().orElse(value) : value);
  }

  private Optional<ConfigValue> typed(
      Registered connector, Option option, Entry entry, ConfigValue value) {
    if (value instanceof Null || value.origin() instanceof Origin.ConnectorDefault) {
      return Optional.of(value).filter(found -> !(found instanceof Null));
    }
    boolean strict =
        entry
            .value()
            .origin()
            .place()
            .map(span -> interpolator.isOfPipeline(span.file()))
            .orElse(false);
    return connector.validator().coerce(option, entry.value(), value, strict, sink);
  }

  // Which files a variable of the environment means its owner decides, not who wrote the project.
  private boolean arePathsInside(
      Registered connector, List<Entry> values, List<Entry> written, Set<String> given) {
    boolean allowed =
        values.stream()
            .anyMatch(
                entry ->
                    entry.key().equals(ALLOW_EXTERNAL_PATHS)
                        && (entry.value().holdsUnknown()
                            || (entry.value() instanceof Bool flag && flag.value())));
    boolean inside = true;
    for (Entry entry : values) {
      Option option = connector.schema().option(entry.key()).orElseThrow();
      for (Text path : paths(option, entry.value()).toList()) {
        if (!allowed
            && !given.contains(entry.key())
            && !paths.contains(paths.absolute(path.value()))) {
          reportOutside(connector, entry, path, written);
          inside = false;
        }
      }
    }
    return inside;
  }

  private static Stream<Text> paths(Option option, ConfigValue value) {
    if (option.type() == OptionType.PATH) {
      return known(Stream.of(value));
    }
    return option.element() == OptionType.PATH && value instanceof ListValue list
        ? known(list.elements().stream())
        : Stream.empty();
  }

  private static Stream<Text> known(Stream<ConfigValue> values) {
    return values.filter(Text.class::isInstance).map(Text.class::cast);
  }

  private void reportOutside(Registered connector, Entry option, Text path, List<Entry> written) {
    Optional<Span> place = place(option.key(), written).or(() -> path.origin().place());
    String message = "path `" + path.value() + "` leads out of the project";
    Diagnostic.Builder fault =
        place
            .map(span -> Diagnostic.at(DiagnosticCode.PATH_OUTSIDE_PROJECT, span, message))
            .orElseGet(() -> Diagnostic.of(DiagnosticCode.PATH_OUTSIDE_PROJECT, message))
            .label("outside of the project's directory");
    if (connector.schema().option(ALLOW_EXTERNAL_PATHS).isPresent()) {
      fault.help("\"" + ALLOW_EXTERNAL_PATHS + "\": true allows it");
    }
    sink.add(fault);
  }

  private ResolvedOptions resolved(
      Registered connector,
      List<Entry> values,
      List<Entry> written,
      Map<String, List<Origin>> overridden) {
    SpiValues spi = new SpiValues(paths);
    Map<String, Object> finalValues = new LinkedHashMap<>();
    for (Entry entry : values) {
      Option option = connector.schema().option(entry.key()).orElseThrow();
      if (!entry.value().holdsUnknown() && !entry.value().holdsSecret()) {
        finalValues.put(entry.key(), Objects.requireNonNull(spi.value(option, entry.value())));
      }
    }
    Origin origin = new Origin.ConnectorDefault(connector.schema().connector(), "");
    return new ResolvedOptions(
        new MapValue(values.stream().map(entry -> concealed(connector, entry)).toList(), origin),
        overridden,
        Options.of(finalValues),
        destination(connector, values, written, finalValues),
        leaveProject(connector, values));
  }

  private static Entry concealed(Registered connector, Entry entry) {
    boolean secret = connector.schema().option(entry.key()).orElseThrow().traits().secret();
    return secret
        ? new Entry(entry.key(), entry.keySpan(), SecretOptions.conceal(entry.value()))
        : entry;
  }

  private boolean leaveProject(Registered connector, List<Entry> values) {
    return values.stream()
        .flatMap(
            entry -> paths(connector.schema().option(entry.key()).orElseThrow(), entry.value()))
        .anyMatch(path -> !paths.contains(paths.absolute(path.value())));
  }

  private static Optional<Span> place(String option, List<Entry> written) {
    return written.stream()
        .filter(entry -> entry.key().equals(option))
        .findFirst()
        .flatMap(entry -> entry.value().origin().place());
  }

  /** A value that is not known yet is the same only where it comes from the same place. */
  private static String scope(
      Registered connector, List<Entry> values, Map<String, Object> finalValues) {
    return values.stream()
        .filter(entry -> connector.schema().scopesDestination(entry.key()))
        .map(
            entry -> {
              Object known = finalValues.get(entry.key());
              return entry.key() + "=" + (known == null ? entry.value().origin() : known) + " ";
            })
        .collect(Collectors.joining());
  }

  private static Optional<Destination> destination(
      Registered connector,
      List<Entry> values,
      List<Entry> written,
      Map<String, Object> finalValues) {
    return connector
        .schema()
        .destination()
        .flatMap(
            option ->
                values.stream()
                    .filter(entry -> entry.key().equals(option.name()))
                    .findFirst()
                    .flatMap(
                        entry ->
                            entry
                                .value()
                                .plainText()
                                .map(
                                    text ->
                                        new Destination(
                                            text,
                                            scope(connector, values, finalValues)
                                                + finalValues.get(option.name()),
                                            place(option.name(), written),
                                            entry.value().origin()))));
  }
}
