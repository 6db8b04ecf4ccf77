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

  /** Checks without a planner go no further than resolution. */
  EnvironmentChecker(
      ProfileManager profiles,
      ConfigurationResolver resolver,
      Optional<Planner> planner,
      ResolutionInputs inputs) {
    this.profiles = profiles;
    this.resolver = resolver;
    this.planner = planner;
    this.inputs = inputs;
  }

  EnvironmentCheck check(String environment, List<ParsedPipeline> pipelines) {
    Diagnosed<Optional<Profile>> loaded = load(environment);
    EnvironmentCheck.Builder check =
        new EnvironmentCheck.Builder(environment, loaded.diagnostics());
    loaded.best().ifPresent(profile -> plan(resolve(pipelines, profile, check), check));
    return check.build();
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
      resolved.add(result.best());
    }
    return resolved;
  }

  private void plan(List<ResolvedPipeline> resolved, EnvironmentCheck.Builder check) {
    planner.ifPresent(
        it -> {
          for (PlannedPipeline planned : it.plan(resolved)) {
            String file = planned.pipeline().file().name();
            List<Diagnostic> found = planned.plan().diagnostics();
            check.found(file, found);
            check.planned(file, planned.plan().best());
          }
        });
  }
}
