package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.plan.PlannedPipeline;
import dev.sqlflow.plan.Planner;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.profile.ProfileManager;
import dev.sqlflow.resolve.ConfigurationResolver;
import dev.sqlflow.resolve.ResolutionInputs;
import dev.sqlflow.resolve.ResolvedPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves and plans every pipeline of a project in one environment after the other. */
final class EnvironmentChecker {

  private final ProfileManager profiles;
  private final ConfigurationResolver resolver;
  private final Optional<Planner> planner;
  private final ResolutionInputs inputs;
  private final Purpose purpose;

  /** Checks without a planner go no further than resolution. */
  EnvironmentChecker(
      ProfileManager profiles,
      ConfigurationResolver resolver,
      Optional<Planner> planner,
      ResolutionInputs inputs,
      Purpose purpose) {
    this.profiles = profiles;
    this.resolver = resolver;
    this.planner = planner;
    this.inputs = inputs;
    this.purpose = purpose;
  }

  /** Tells whether checks go as far as plans. */
  boolean plans() {
    return planner.isPresent();
  }

  /** Tells whether the environments are looked at side by side. */
  boolean looksAcross() {
    return purpose.kind() == Purpose.Kind.VALIDATE;
  }

  /** Tells whether an environment's connections may be used for a check. */
  boolean mayTouch(String environment) {
    return purpose.environment().isPresent()
        || load(environment).best().filter(Profile::isProtected).isEmpty();
  }

  EnvironmentCheck check(String environment, List<ParsedPipeline> pipelines) {
    Diagnosed<Optional<Profile>> loaded = load(environment);
    EnvironmentCheck.Builder check =
        new EnvironmentCheck.Builder(environment, withObstacle(loaded));
    loaded.best().ifPresent(profile -> plan(resolve(pipelines, profile, check), check));
    return check.build();
  }

  private List<Diagnostic> withObstacle(Diagnosed<Optional<Profile>> loaded) {
    List<Diagnostic> found = new ArrayList<>(loaded.diagnostics());
    loaded.best().flatMap(purpose::obstacle).ifPresent(found::add);
    return found;
  }

  // A project without profiles has one environment, which says nothing.
  private Diagnosed<Optional<Profile>> load(String environment) {
    boolean implied =
        environment.equals(EnvironmentChooser.DEFAULT) && profiles.environments().isEmpty();
    return implied
        ? new Diagnosed<>(Optional.of(Profile.empty(environment)), List.of())
        : profiles.load(environment);
  }

  private List<ResolvedPipeline> resolve(
      List<ParsedPipeline> pipelines, Profile profile, EnvironmentCheck.Builder check) {
    List<ResolvedPipeline> resolved = new ArrayList<>();
    for (ParsedPipeline pipeline : pipelines) {
      Diagnosed<ResolvedPipeline> result =
          resolver.resolve(pipeline.parsed().best(), profile, inputs);
      check.found(pipeline.file().file(), result.diagnostics());
      check.resolved(pipeline.file().file(), result.best());
      resolved.add(result.best());
    }
    return resolved;
  }

  private void plan(List<ResolvedPipeline> resolved, EnvironmentCheck.Builder check) {
    planner.ifPresent(
        it -> {
          for (PlannedPipeline planned : it.plan(resolved)) {
            String file = planned.pipeline().file().name();
            List<Diagnostic> found = purpose.judged(planned.plan().diagnostics());
            check.found(file, found);
            check.planned(file, planned);
          }
        });
  }
}
