package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.Null;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
  private final Set<String> secrets = new LinkedHashSet<>();
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

  /** Those of the asked ones that say a secret, even where the connection says another one. */
  Set<String> secrets() {
    return Collections.unmodifiableSet(secrets);
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
   * @param given the options whose value comes from this layer
   * @param open unknown values of options that nobody sets here, and that a variable may set on
   *     another machine
   * @param wish where the connection asks for the environment; empty if it does not
   */
  record Merged(
      List<Entry> entries,
      Map<String, List<Origin>> overridden,
      Set<String> given,
      List<Entry> open,
      Optional<Span> wish) {

    /** The option as if its value were written where the connection asks for it. */
    Entry written(Entry entry) {
      return given.contains(entry.key())
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
    return wish.map(at -> merged(connector, layers, counting(connector, entries, scope), at))
        .orElseGet(() -> new Merged(entries, layers.overridden(), Set.of(), List.of(), wish));
  }

  private List<FromEnvironment> counting(
      Registered connector, List<Entry> entries, VariableScope scope) {
    return connector.schema().fromEnvironment().stream()
        .filter(one -> one.unless().filter(other -> isSet(other, entries, scope)).isEmpty())
        .toList();
  }

  // A reference whose value is null unsets the option. One without a value is reported elsewhere.
  private boolean isSet(String option, List<Entry> entries, VariableScope scope) {
    return find(entries, option)
        .map(entry -> quiet.value(entry.value(), scope))
        .filter(value -> value.filter(Null.class::isInstance).isEmpty())
        .isPresent();
  }

  private Merged merged(
      Registered connector, OptionLayers layers, List<FromEnvironment> variables, Span wish) {
    List<Entry> values = new ArrayList<>();
    List<Entry> open = new ArrayList<>();
    for (FromEnvironment one : variables) {
      Option option = connector.schema().option(one.option()).orElseThrow();
      asked.add(one.variable());
      if (option.traits().secret()) {
        secrets.add(one.variable());
      }
      value(option, one).ifPresentOrElse(values::add, () -> open.addAll(open(one, wish)));
    }
    OptionLayers all = layers.over(values);
    List<Entry> entries = new ArrayList<>();
    Set<String> given = new HashSet<>();
    for (Entry entry : all.merged()) {
      boolean own = values.contains(entry);
      if (own) {
        given.add(entry.key());
      }
      entries.add(own ? clean(entry, variables, wish) : entry);
    }
    return new Merged(entries, all.overridden(), given, open, Optional.of(wish));
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

  private Optional<Entry> value(Option option, FromEnvironment one) {
    Optional<ConfigValue> value = supplied(one.variable()).map(found -> inUnit(option, found));
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

  // Once this is reported, nothing else is said of the value.
  private Entry clean(Entry entry, List<FromEnvironment> variables, Span wish) {
    if (!(entry.value() instanceof Text text) || text.value().indexOf('\0') < 0) {
      return entry;
    }
    FromEnvironment one =
        variables.stream()
            .filter(any -> any.option().equals(entry.key()))
            .findFirst()
            .orElseThrow();
    sink.add(
        Diagnostic.at(DiagnosticCode.NUL_IN_VALUE, wish, "a value must not hold NUL")
            .label(one.variable() + " holds the character U+0000"));
    return new Entry(entry.key(), Optional.empty(), unknown(one, wish));
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
   * Leaves only those options open that must be set, and remembers what is unknown.
   *
   * @param values of their schema's types
   * @return the same, with the unknown options that complete the values
   */
  Merged completed(Registered connector, Merged merged, List<Entry> values) {
    Set<String> missing =
        merged.open().isEmpty() ? Set.of() : connector.validator().missing(values);
    List<Entry> open =
        merged.open().stream().filter(entry -> missing.contains(entry.key())).toList();
    Stream.concat(
            values.stream().filter(entry -> merged.given().contains(entry.key())), open.stream())
        .map(Entry::value)
        .filter(Unknown.class::isInstance)
        .forEach(value -> unknown.add(((Unknown) value).name()));
    return new Merged(merged.entries(), merged.overridden(), merged.given(), open, merged.wish());
  }
}
