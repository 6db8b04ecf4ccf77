package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Severity;
import dev.sqlflow.profile.Profile;
import java.util.List;
import java.util.Optional;

/**
 * What a check is for: it decides which environments are meant, and what must be certain in them.
 *
 * @param kind of the command
 * @param environment the one that is asked for by name, or empty
 * @param confirmation the environment that the user confirms to run in, or empty
 */
record Purpose(Kind kind, Optional<String> environment, Optional<String> confirmation) {

  /** What follows the check. */
  enum Kind {
    /** Nothing. */
    VALIDATE,
    /** A plan is shown. */
    PLAN,
    /** The plans run. */
    RUN
  }

  static Purpose validate(Optional<String> environment) {
    return new Purpose(Kind.VALIDATE, environment, Optional.empty());
  }

  static Purpose plan(Optional<String> environment) {
    return new Purpose(Kind.PLAN, environment, Optional.empty());
  }

  static Purpose run(RunRequest request) {
    return new Purpose(Kind.RUN, request.environment(), request.confirmation());
  }

  Diagnosed<List<String>> environments(EnvironmentChooser chooser) {
    return kind == Kind.VALIDATE ? chooser.forCheck(environment) : chooser.forRun(environment);
  }

  /** Whether values that a profile requires must be there: this is the machine that is meant. */
  boolean demandsValues() {
    return kind != Kind.VALIDATE || environment.isPresent();
  }

  /** What a check found, as bad as it is for what follows: a run will see what was unknown. */
  List<Diagnostic> judged(List<Diagnostic> found) {
    if (kind == Kind.VALIDATE) {
      return found;
    }
    return found.stream()
        .filter(one -> kind == Kind.PLAN || one.code() != DiagnosticCode.UNKNOWN_COLUMNS)
        .map(one -> one.code() == DiagnosticCode.CONNECTOR_NOT_HERE ? one.as(Severity.ERROR) : one)
        .toList();
  }

  /** Why nothing may run with a profile as things are. */
  Optional<Diagnostic> obstacle(Profile profile) {
    String name = profile.environment();
    if (kind != Kind.RUN || !profile.isProtected() || confirmation.equals(Optional.of(name))) {
      return Optional.empty();
    }
    String message =
        confirmation
            .map(
                other ->
                    "environment `%s` is protected, and `%s` was confirmed".formatted(name, other))
            .orElse("environment `" + name + "` is protected: a run must be confirmed");
    return Optional.of(
        Diagnostic.of(DiagnosticCode.CONFIRMATION_NEEDED, message)
            .help("add -Dsqlflow.confirm=" + name)
            .build());
  }
}
