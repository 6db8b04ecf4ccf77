package dev.sqlflow.template;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Unknown;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.template.VariableScope.Binding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the values of references. A variable's value is worked out when it is first needed, and
 * once; what is wrong with it is reported once.
 */
final class Evaluator {

  /** A variable whose value is being worked out. */
  private record Frame(String name, ConfigValue value) {}

  private final Interpolator interpolator;
  private final DiagnosticSink sink;
  private final Set<String> used = new LinkedHashSet<>();
  private final IdentityHashMap<ConfigValue, Optional<ConfigValue>> known = new IdentityHashMap<>();
  private final Deque<Frame> open = new ArrayDeque<>();

  Evaluator(Interpolator interpolator, DiagnosticSink sink) {
    this.interpolator = interpolator;
    this.sink = sink;
  }

  Set<String> used() {
    return used;
  }

  /** The value, or empty if there is none, which is then reported. */
  Optional<ConfigValue> value(Reference reference, VariableScope scope) {
    used.add(reference.name());
    for (Binding binding : scope.bindings(reference.name())) {
      Optional<Optional<ConfigValue>> found = find(binding, reference);
      if (found.isPresent()) {
        return found.orElseThrow();
      }
    }
    if (reference.fallback().isPresent()) {
      return interpolator.fallback(reference, reference.fallback().orElseThrow(), scope);
    }
    reportUndefined(reference, scope);
    return Optional.empty();
  }

  // Outer empty: this binding does not define the name. Inner empty: it does, but is damaged.
  private Optional<Optional<ConfigValue>> find(Binding binding, Reference reference) {
    Optional<ConfigValue> value = binding.value();
    List<String> path = path(binding, reference.name());
    // What is inside of something unknown is unknown.
    for (int i = 0; i < path.size() && value.isPresent(); i++) {
      ConfigValue at = value.orElseThrow();
      value = at instanceof MapValue ? value : evaluated(at, binding, reference);
      if (value.isPresent() && !isOpen(value.orElseThrow())) {
        Optional<ConfigValue> inner = step(value.orElseThrow(), path.get(i));
        if (inner.isEmpty()) {
          return Optional.empty();
        }
        value = inner;
      }
    }
    return Optional.of(value.flatMap(last -> evaluated(last, binding, reference)));
  }

  private static boolean isOpen(ConfigValue value) {
    return value instanceof Unknown || value instanceof ConfigValue.SecretText;
  }

  private static List<String> path(Binding binding, String name) {
    return name.length() == binding.name().length()
        ? List.of()
        : List.of(name.substring(binding.name().length() + 1).split("\\.", -1));
  }

  private static Optional<ConfigValue> step(ConfigValue value, String key) {
    return value instanceof MapValue map ? map.get(key) : Optional.empty();
  }

  private Optional<ConfigValue> evaluated(ConfigValue value, Binding binding, Reference reference) {
    VariableScope scope = binding.scope();
    if (scope == null) {
      return Optional.of(value);
    }
    Optional<ConfigValue> before = known.get(value);
    if (before != null) {
      return before;
    }
    if (open.stream().anyMatch(frame -> frame.value() == value)) {
      reportCycle(value, reference);
      return Optional.empty();
    }
    open.addLast(new Frame(reference.name(), value));
    Optional<ConfigValue> result = interpolator.value(value, scope);
    if (binding.layer() == VariableScope.Layer.SET) {
      result = result.filter(found -> interpolator.isPublic(found, value.origin().place()));
    }
    open.removeLast();
    known.put(value, result);
    return result;
  }

  private void reportCycle(ConfigValue value, Reference reference) {
    List<Frame> cycle =
        new ArrayList<>(open).stream().dropWhile(frame -> frame.value() != value).toList();
    String path =
        Stream.concat(cycle.stream().map(Frame::name), Stream.of(cycle.get(0).name()))
            .collect(Collectors.joining(" -> "));
    Diagnostic.Builder fault =
        Diagnostic.at(
                DiagnosticCode.VARIABLE_CYCLE,
                reference.nameSpan(),
                "variables need each other: " + path)
            .label("leads back to `" + cycle.get(0).name() + "`");
    for (Frame frame : cycle) {
      frame
          .value()
          .origin()
          .place()
          .filter(span -> !span.equals(reference.span()))
          .ifPresent(span -> fault.related(span, "the value of `" + frame.name() + "`"));
    }
    sink.add(fault.help("write one of these values without a reference"));
  }

  private void reportUndefined(Reference reference, VariableScope scope) {
    String name = reference.name();
    Set<String> others =
        scope.names().stream()
            .filter(other -> !other.equals(name))
            .collect(Collectors.toUnmodifiableSet());
    Diagnostic.Builder fault =
        Diagnostic.at(
                DiagnosticCode.UNDEFINED_VARIABLE,
                reference.nameSpan(),
                "undefined variable `" + name + "`")
            .label("nothing defines it")
            .didYouMean(Suggestions.nearest(name, others));
    if (scope.hides(name)) {
      fault.help("in its own value a name means the command line, built-ins or the environment");
    } else {
      fault.help("searched " + scope.searched());
    }
    sink.add(fault.help("`${" + name + "|...}` gives a default"));
  }
}
