package dev.sqlflow.template;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.Origin;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What names mean at one point of a pipeline: the one ordered list of layers. Values are as they
 * were written; {@link Interpolator} puts the references in them right. Immutable.
 */
public final class VariableScope {

  /** The layers; an earlier one wins. After them comes the default at the reference. */
  public enum Layer {
    /** What the user gave by name. */
    COMMAND_LINE("the command line"),
    /** The profile's {@code variables}. */
    PROFILE("the profile's variables"),
    /** {@code SET} in the pipeline. */
    SET("SET before this place"),
    /** What every run knows. */
    BUILT_IN("built-in variables"),
    /** The process's environment, then the project's {@code .env}. */
    ENVIRONMENT("the environment (with .env)");

    private final String description;

    Layer(String description) {
      this.description = description;
    }

    /**
     * Returns how people read it.
     *
     * @return such as {@code the command line}
     */
    public String description() {
      return description;
    }
  }

  /** The names of the built-in variables, which no other variable may have. */
  public static final Set<String> BUILT_INS =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(List.of("env", "engine", "pipeline", "run_id", "run_date")));

  /**
   * Tells whether no variable may have a name.
   *
   * @param name any name
   * @return true for the built-in variables and for {@code secret}
   */
  public static boolean isReserved(String name) {
    return BUILT_INS.contains(name) || name.equals("secret");
  }

  /**
   * What a layer says about a name.
   *
   * @param layer which one
   * @param name as the layer knows it: the whole name, or the part before its first dot
   * @param value as it is written; empty if it is damaged, for a reason that is already reported
   * @param place of the definition's name; empty if it stands in no file
   * @param scope where the references in the value are looked up; null if it can't hold any
   */
  record Binding(
      Layer layer,
      String name,
      Optional<ConfigValue> value,
      Optional<Span> place,
      @Nullable VariableScope scope) {}

  /** A SET that was carried out, and what its references see. */
  private record Assignment(Optional<ConfigValue> value, Span place, VariableScope scope) {}

  /** The layers that hold for a whole pipeline. */
  private record Fixed(
      Map<String, String> commandLine,
      Map<String, Entry> profile,
      Map<String, String> builtIns,
      EnvironmentValues environment,
      Map<String, Required> required) {}

  private final Fixed fixed;
  private final Map<String, Assignment> assignments;
  private final @Nullable String hidden;

  private VariableScope(Fixed fixed, Map<String, Assignment> assignments, @Nullable String hidden) {
    this.fixed = fixed;
    this.assignments = assignments;
    this.hidden = hidden;
  }

  /**
   * Makes the scope of a pipeline's beginning.
   *
   * @param commandLine variables that the user gave by name
   * @param profile the profile's variables
   * @param builtIns a value for each of {@link #BUILT_INS}
   * @param environment the process's environment
   * @return the scope
   */
  public static VariableScope of(
      Map<String, String> commandLine,
      List<Entry> profile,
      Map<String, String> builtIns,
      Map<String, String> environment) {
    Map<String, Entry> variables = new LinkedHashMap<>();
    profile.forEach(entry -> variables.put(entry.key(), entry));
    return of(
        commandLine, variables, builtIns, new EnvironmentValues(environment, Map.of()), Map.of());
  }

  /**
   * Makes the scope of a pipeline's beginning, where some variables must have a value.
   *
   * @param commandLine variables that the user gave by name
   * @param profile the profile's variables by name, which nobody changes
   * @param builtIns a value for each of {@link #BUILT_INS}
   * @param environment the process's environment and the project's {@code .env}
   * @param required what the machine must supply, by name
   * @return the scope
   */
  public static VariableScope of(
      Map<String, String> commandLine,
      Map<String, Entry> profile,
      Map<String, String> builtIns,
      EnvironmentValues environment,
      Map<String, Required> required) {
    return new VariableScope(
        new Fixed(commandLine, profile, builtIns, environment, required), Map.of(), null);
  }

  /** What the machine must supply, by name. */
  Map<String, Required> required() {
    return fixed.required();
  }

  /**
   * Returns the scope behind alternatives of which nobody knows which one holds. A variable that
   * they leave with different values is unknown.
   *
   * @param ends the scope at the end of each alternative, at least one
   * @return a scope for what follows
   */
  public static VariableScope either(List<VariableScope> ends) {
    VariableScope first = ends.get(0);
    Map<String, Assignment> merged = new LinkedHashMap<>();
    for (VariableScope end : ends) {
      end.assignments.forEach((name, set) -> merged.putIfAbsent(name, first.same(name, set, ends)));
    }
    return new VariableScope(first.fixed, merged, first.hidden);
  }

  private Assignment same(String name, Assignment set, List<VariableScope> ends) {
    boolean everywhere = ends.stream().allMatch(end -> set.equals(end.assignments.get(name)));
    ConfigValue open =
        new ConfigValue.Unknown(name, Optional.empty(), new Origin.File(set.place()));
    return everywhere ? set : new Assignment(Optional.of(open), set.place(), set.scope());
  }

  /**
   * Returns the scope behind a SET.
   *
   * @param name of the variable
   * @param place of the name
   * @param value as it is written; empty if it is damaged, for a reason that is already reported
   * @return a scope in which the name has the value, if no higher layer defines it
   */
  public VariableScope with(String name, Span place, Optional<ConfigValue> value) {
    Map<String, Assignment> more = new LinkedHashMap<>(assignments);
    more.put(name, new Assignment(value, place, this));
    return new VariableScope(fixed, more, hidden);
  }

  /**
   * Tells what overrides a SET of a name.
   *
   * @param name of the variable
   * @return where the value comes from that wins; empty if the SET does
   */
  public Optional<Origin> overriding(String name) {
    if (fixed.commandLine().containsKey(name)) {
      return Optional.of(new Origin.CommandLine(name));
    }
    return Optional.ofNullable(fixed.profile().get(name))
        .map(entry -> entry.keySpan().<Origin>map(Origin.File::new).orElse(entry.value().origin()));
  }

  /** Everything that may define a name, the winner first. */
  List<Binding> bindings(String name) {
    int dot = name.indexOf('.');
    List<Binding> bindings = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      find(layer, name).ifPresent(bindings::add);
      if (dot > 0) {
        find(layer, name.substring(0, dot)).ifPresent(bindings::add);
      }
    }
    Required required = fixed.required().get(name);
    if (required != null && bindings.isEmpty()) {
      Optional<Span> place = Optional.of(required.place());
      bindings.add(new Binding(Layer.ENVIRONMENT, name, required.absent(name), place, null));
    }
    return bindings;
  }

  private Optional<Binding> find(Layer layer, String name) {
    return switch (layer) {
      case COMMAND_LINE -> constant(layer, name, fixed.commandLine(), new Origin.CommandLine(name));
      case PROFILE -> profile(name);
      case SET -> assignment(name);
      case BUILT_IN -> constant(layer, name, fixed.builtIns(), new Origin.BuiltIn(name));
      case ENVIRONMENT ->
          fixed
              .environment()
              .find(name)
              .map(found -> binding(layer, name, found.value(), found.origin()));
    };
  }

  private Optional<Binding> constant(
      Layer layer, String name, Map<String, String> values, Origin origin) {
    return Optional.ofNullable(values.get(name)).map(text -> binding(layer, name, text, origin));
  }

  private Binding binding(Layer layer, String name, String text, Origin origin) {
    Required required = fixed.required().get(name);
    Optional<ConfigValue> value =
        required == null
            ? Optional.of(typed(layer, text, origin))
            : required.typed(text, origin).or(() -> required.absent(name));
    return new Binding(layer, name, value, Optional.empty(), null);
  }

  // A built-in is text whatever it spells: an environment may be called `1`.
  private static ConfigValue typed(Layer layer, String text, Origin origin) {
    return layer == Layer.BUILT_IN
        ? new ConfigValue.Text(text, origin, true, null)
        : TypedText.of(text, origin);
  }

  // A profile's value sees no SET and not itself.
  private Optional<Binding> profile(String name) {
    if (name.equals(hidden)) {
      return Optional.empty();
    }
    return Optional.ofNullable(fixed.profile().get(name))
        .map(
            entry ->
                new Binding(
                    Layer.PROFILE,
                    name,
                    Optional.of(entry.value()),
                    entry.keySpan(),
                    new VariableScope(fixed, Map.of(), name)));
  }

  private Optional<Binding> assignment(String name) {
    return Optional.ofNullable(assignments.get(name))
        .map(
            set ->
                new Binding(Layer.SET, name, set.value(), Optional.of(set.place()), set.scope()));
  }

  /** Every name that means something here, for suggestions; the environment's own left out. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(fixed.commandLine().keySet());
    fixed
        .profile()
        .values()
        .forEach(
            entry -> {
              names.add(entry.key());
              if (entry.value() instanceof MapValue map) {
                map.entries().forEach(inner -> names.add(entry.key() + "." + inner.key()));
              }
            });
    names.addAll(assignments.keySet());
    names.addAll(fixed.builtIns().keySet());
    return names;
  }

  /** Whether this is the scope of that profile variable's own value. */
  boolean hides(String name) {
    return name.equals(hidden);
  }

  /** The layers, as people read them. */
  String searched() {
    List<String> layers = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      layers.add(layer.description());
    }
    String last = layers.remove(layers.size() - 1);
    return String.join(", ", layers) + " and " + last;
  }
}
