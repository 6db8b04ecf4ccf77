package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import java.util.List;
import java.util.Optional;

/**
 * Decides which environments are meant. A project without profiles has one environment all the
 * same, called {@code dev}. Whether the one that is asked for exists is not known here.
 */
final class EnvironmentChooser {

  static final String DEFAULT = "dev";

  private final List<String> known;

  EnvironmentChooser(List<String> profiles) {
    this.known = profiles.isEmpty() ? List.of(DEFAULT) : profiles;
  }

  /** Returns the one that is asked for, or all that there are. */
  Diagnosed<List<String>> forCheck(Optional<String> asked) {
    return new Diagnosed<>(asked.map(List::of).orElse(known), List.of());
  }

  /** Returns the one in which something shall run; none, with an error, if that is open. */
  Diagnosed<List<String>> forRun(Optional<String> asked) {
    if (asked.isPresent() || known.contains(DEFAULT) || known.size() == 1) {
      String only = known.contains(DEFAULT) ? DEFAULT : known.get(0);
      return new Diagnosed<>(List.of(asked.orElse(only)), List.of());
    }
    Diagnostic open =
        Diagnostic.of(DiagnosticCode.ENVIRONMENT_NOT_CHOSEN, "no environment is chosen")
            .help("add -Denv= and one of " + String.join(", ", known))
            .build();
    return new Diagnosed<>(List.of(), List.of(open));
  }
}
