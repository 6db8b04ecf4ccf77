package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.ConfigValue.Unknown;
import dev.sqlflow.config.Origin;
import dev.sqlflow.config.ValueType;
import dev.sqlflow.connector.ConnectorRegistry.Registered;
import dev.sqlflow.connector.OptionType;
import dev.sqlflow.connector.OptionsSchema;
import dev.sqlflow.connector.OptionsSchema.FromEnvironment;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.profile.Requirement;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Interpolator;
import dev.sqlflow.template.RequiredValues;
import dev.sqlflow.template.VariableScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the environment's variables say of options, for connections that ask for it by {@code
 * use_environment}: the layer above the connector's defaults. A variable that the profile requires
 * may also come from the command line, as anywhere. For one pipeline in one environment.
 */
final class EnvironmentLayer {

  private static final Pattern SECONDS = Pattern.compile("[0-9]+");

  private final ResolutionInputs inputs;
  private final Map<String, Requirement> required;
  private final Interpolator quiet;
  private final DiagnosticSink sink;
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> unknown = new LinkedHashSet<>();

  private EnvironmentLayer(
      ResolutionInputs inputs,
      Map<String, Requirement> required,
      Interpolator quiet,
      DiagnosticSink sink) {
    this.inputs = inputs;
    this.required = required;
    this.quiet = quiet;
    this.sink = sink;
  }

  static EnvironmentLayer of(
      Profile profile, ResolutionInputs inputs, Interpolator interpolator, DiagnosticSink sink) {
    Map<String, Requirement> required = new LinkedHashMap<>();
    for (Requirement one : profile.requirements()) {
      required.put(one.name().value(), one);
    }
    return new EnvironmentLayer(inputs, required, interpolator.quiet(), sink);
  }

  /** The names of the variables that connections asked for so far, whether they are set or not. */
  Set<String> asked() {
    return Collections.unmodifiableSet(asked);
  }

  /** The names of the variables of which an option's value is unknown so far. */
  Set<String> unknown() {
    return Collections.unmodifiableSet(unknown);
  }

  /**
   * Options before references are resolved.
   *
   * @param entries every option that has a value, in the schema's order
   * @param overridden what was overridden: origins by path, highest layer first
   * @param open unknown values of the options that nobody sets here, and that a variable may set on
   *     another machine
   * @param wish where the connection asks for the environment; empty if it does not
   */
  record Merged(
      List<Entry> entries,
      Map<String, List<Origin>> overridden,
      List<Entry> open,
      Optional<Span> wish) {

    /** Whether an option's value comes from this layer. */
    static boolean fromEnvironment(Entry entry) {
      Origin origin = entry.value().origin();
      return !(origin instanceof Origin.File) && !(origin instanceof Origin.ConnectorDefault);
    }

    /** The option as if its value were written where the connection asks for it. */
    Entry written(Entry entry) {
      return fromEnvironment(entry)
          ? new Entry(
              entry.key(),
              Optional.empty(),
              new Text("", new Origin.File(wish.orElseThrow()), true, null))
          : entry;
    }
  }

  /**
   * Merges layers, with this one under what users wrote if they ask for it.
   *
   * @param layers what users wrote
   * @param place of what is not written: where the connection is named
   */
  Merged merged(Registered connector, OptionLayers layers, VariableScope scope, Span place) {
    List<Entry> entries = layers.merged();
    Optional<Span> wish =
        connector.schema().fromEnvironment().isEmpty()
            ? Optional.empty()
            : find(entries, OptionsSchema.USE_ENVIRONMENT)
                .filter(entry -> isWish(connector, entry.value(), scope))
                .map(entry -> entry.value().origin().place().orElse(place));
    if (wish.isEmpty()) {
      return new Merged(entries, layers.overridden(), List.of(), wish);
    }
    List<Entry> given = new ArrayList<>();
    List<Entry> open = new ArrayList<>();
    for (FromEnvironment one : connector.schema().fromEnvironment()) {
      if (one.unless().flatMap(other -> find(entries, other)).isEmpty()) {
        asked.add(one.variable());
        value(connector.schema().option(one.option()).orElseThrow(), one, wish.orElseThrow())
            .ifPresentOrElse(given::add, () -> open.addAll(open(one, wish.orElseThrow())));
      }
    }
    OptionLayers all = layers.over(given);
    return new Merged(all.merged(), all.overridden(), open, wish);
  }

  private static Optional<Entry> find(List<Entry> entries, String option) {
    return entries.stream().filter(entry -> entry.key().equals(option)).findFirst();
  }

  // What is wrong with it is reported where the option itself is resolved. Whoever may ask, asks.
  private boolean isWish(Registered connector, ConfigValue written, VariableScope scope) {
    Option option = connector.schema().option(OptionsSchema.USE_ENVIRONMENT).orElseThrow();
    Optional<ConfigValue> value =
        quiet
            .value(written, scope)
            .flatMap(
                found ->
                    connector
                        .validator()
                        .coerce(option, written, found, false, new DiagnosticSink()));
    return value
        .map(found -> found instanceof Unknown || (found instanceof Bool flag && flag.value()))
        .orElse(false);
  }

  private Optional<Entry> value(Option option, FromEnvironment one, Span wish) {
    Optional<Text> text = supplied(one.variable()).filter(found -> isClean(one, found, wish));
    Optional<ConfigValue> value = text.map(found -> inUnit(option, found));
    return value
        .or(() -> Optional.ofNullable(required.get(one.variable())).map(must -> missing(one, must)))
        .map(found -> new Entry(one.option(), Optional.empty(), found));
  }

  // An empty text is one to whoever refers to it, and says nothing here. The rest is told before.
  private Unknown missing(FromEnvironment one, Requirement required) {
    Span place = required.name().span();
    if (inputs.demandsValues() && required.type() == ValueType.STRING) {
      sink.add(RequiredValues.missing(one.variable(), required.type(), place));
    }
    return unknown(one, place);
  }

  private Optional<Text> supplied(String variable) {
    Optional<String> given =
        Optional.ofNullable(inputs.commandLine().get(variable))
            .filter(any -> required.containsKey(variable));
    return given
        .map(text -> new Text(text, new Origin.CommandLine(variable), true, null))
        .or(() -> inputs.environment().text(variable));
  }

  private boolean isClean(FromEnvironment one, Text text, Span wish) {
    boolean clean = text.value().indexOf('\0') < 0;
    if (!clean) {
      sink.add(
          Diagnostic.at(DiagnosticCode.NUL_IN_VALUE, wish, "a value must not hold NUL")
              .label(one.variable() + " holds the character U+0000"));
    }
    return clean;
  }

  // Programs that know no units count in seconds.
  private static ConfigValue inUnit(Option option, Text text) {
    return option.type() == OptionType.DURATION && SECONDS.matcher(text.value()).matches()
        ? new Text(text.value() + "s", text.origin(), true, null)
        : text;
  }

  private List<Entry> open(FromEnvironment one, Span wish) {
    return inputs.demandsValues()
        ? List.of()
        : List.of(new Entry(one.option(), Optional.empty(), unknown(one, wish)));
  }

  private static Unknown unknown(FromEnvironment one, Span place) {
    Origin origin = new Origin.Elsewhere(one.variable(), place);
    return new Unknown(one.variable(), Optional.empty(), origin);
  }

  /**
   * Adds to options what must be set, is not, and may be on another machine.
   *
   * @param values of their schema's types
   * @return the same options, and unknown ones
   */
  List<Entry> completed(Registered connector, Merged merged, List<Entry> values) {
    List<Entry> all = new ArrayList<>(values);
    if (!merged.open().isEmpty()) {
      Set<String> missing = connector.validator().missing(values);
      merged.open().stream().filter(entry -> missing.contains(entry.key())).forEach(all::add);
    }
    for (Entry entry : all) {
      if (Merged.fromEnvironment(entry) && entry.value() instanceof Unknown open) {
        unknown.add(open.name());
      }
    }
    return all;
  }
}
