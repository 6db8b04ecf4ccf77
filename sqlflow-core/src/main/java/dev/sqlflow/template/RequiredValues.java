package dev.sqlflow.template;

import dev.sqlflow.config.ValueType;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.VariableScope.Binding;
import java.util.List;

/** Sees to it that a machine supplies what its environment requires. */
public final class RequiredValues {

  private RequiredValues() {}

  /**
   * Reports every required variable that has no value, or one of another type.
   *
   * @param scope of the pipeline's beginning
   * @param sink takes what is wrong
   */
  public static void check(VariableScope scope, DiagnosticSink sink) {
    scope.required().forEach((name, required) -> check(name, required, scope, sink));
  }

  private static void check(
      String name, Required required, VariableScope scope, DiagnosticSink sink) {
    List<Binding> bindings = scope.bindings(name);
    if (!required.demanded() || bindings.get(0).value().isPresent()) {
      return;
    }
    if (bindings.get(0).place().isPresent()) {
      sink.add(missing(name, required.type(), required.place()));
    } else {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.REQUIRED_VALUE_TYPE,
                  required.place(),
                  "`%s` must be of type %s, and is not".formatted(name, required.type().word()))
              .label("required here")
              .help("correct the value of the " + source(bindings.get(0))));
    }
  }

  /**
   * Returns what is said of a required variable that has no value.
   *
   * @param name of the variable
   * @param type that its value must have
   * @param place where the profile requires it
   * @return an error
   */
  public static Diagnostic.Builder missing(String name, ValueType type, Span place) {
    return Diagnostic.at(
            DiagnosticCode.REQUIRED_VALUE_MISSING,
            place,
            "`" + name + "` is required, and nothing supplies it")
        .label("must be a value of type " + type.word())
        .help("set the environment variable %s, or add -Dsqlflow.var.%s=".formatted(name, name));
  }

  private static String source(Binding binding) {
    return binding.layer() == VariableScope.Layer.COMMAND_LINE
        ? "command line"
        : "environment variable";
  }
}
