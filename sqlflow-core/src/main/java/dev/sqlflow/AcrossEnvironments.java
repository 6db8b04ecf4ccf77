package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.environment.Drift;
import dev.sqlflow.environment.UnusedInProfiles;
import dev.sqlflow.environment.UsesOfPipelines;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.profile.ProfileManager;
import dev.sqlflow.resolve.ResolvedPipeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What only a look at all profiles of a project tells. Where errors are, nothing is looked for. */
final class AcrossEnvironments {

  private static final Set<DiagnosticCode> MISSED =
      EnumSet.of(DiagnosticCode.UNDEFINED_VARIABLE, DiagnosticCode.UNKNOWN_CONNECTION);

  private final ProfileManager profiles;
  private final LocalDate today;

  AcrossEnvironments(ProfileManager profiles, LocalDate today) {
    this.profiles = profiles;
    this.today = today;
  }

  /** Drift, and files that serve no environment. */
  List<Diagnostic> profiles() {
    List<Diagnostic> findings = new ArrayList<>(profiles.forgotten());
    all().ifPresent(all -> findings.addAll(Drift.between(all, today).findings()));
    return findings;
  }

  /** The same, but for differences that already are errors of pipelines. */
  List<Diagnostic> profiles(List<EnvironmentCheck> checks) {
    boolean missed =
        checks.stream()
            .flatMap(check -> check.pipelines().values().stream())
            .flatMap(List::stream)
            .anyMatch(found -> MISSED.contains(found.code()));
    return missed ? profiles.forgotten() : profiles();
  }

  /** The profiles of all environments; empty if one has an error. */
  Optional<List<Profile>> all() {
    List<Profile> all = new ArrayList<>();
    for (String environment : profiles.environments()) {
      Diagnosed<Optional<Profile>> loaded = profiles.load(environment);
      if (loaded.valid().isEmpty()) {
        return Optional.empty();
      }
      loaded.best().ifPresent(all::add);
    }
    return Optional.of(all);
  }

  /** What no pipeline uses. */
  List<Diagnostic> unused(List<ParsedPipeline> parsed, List<EnvironmentCheck> checks) {
    boolean broken =
        parsed.stream().anyMatch(one -> hasErrors(one.parsed().diagnostics()))
            || checks.stream().anyMatch(AcrossEnvironments::isBroken);
    if (broken) {
      return List.of();
    }
    List<ResolvedPipeline> resolved =
        checks.stream().flatMap(check -> check.resolved().values().stream()).toList();
    return UsesOfPipelines.of(resolved)
        .map(UnusedInProfiles::new)
        .map(
            unused ->
                all().orElse(List.of()).stream()
                    .flatMap(profile -> unused.in(profile).stream())
                    .toList())
        .orElse(List.of());
  }

  private static boolean isBroken(EnvironmentCheck check) {
    return hasErrors(check.profile())
        || check.pipelines().values().stream().anyMatch(AcrossEnvironments::hasErrors);
  }

  private static boolean hasErrors(List<Diagnostic> found) {
    return found.stream().anyMatch(Diagnostic::isError);
  }
}
