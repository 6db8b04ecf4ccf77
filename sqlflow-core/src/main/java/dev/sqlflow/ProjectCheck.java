package dev.sqlflow;

import dev.sqlflow.config.EnvironmentFile;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.lint.LintSettings;
import dev.sqlflow.lint.Lints;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.Planner;
import dev.sqlflow.profile.ProfileManager;
import dev.sqlflow.profile.ProfileStatistics;
import dev.sqlflow.resolve.ConfigurationResolver;
import dev.sqlflow.resolve.ParsedFiles;
import dev.sqlflow.resolve.ResolutionInputs;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.source.Drafts;
import dev.sqlflow.template.EnvironmentValues;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One check of a project: what a command has to know before it does anything. */
final class ProjectCheck {

  private final Project project;
  private final DiagnosticSink general = new DiagnosticSink();
  private final ConnectorRegistry registry;
  private final ProfileManager profiles;
  private final ParsedFiles files;
  private final LintSettings lints;
  private final Map<String, EnvironmentFile.Variable> environmentFile;
  private final DeeperLook deeper;
  private final String runId;
  private final Instant start;

  ProjectCheck(Project project) {
    this(project, Drafts.NONE, DeeperLook.NONE);
  }

  /** Checks a project as it would be with other files. */
  ProjectCheck(Project project, Drafts drafts) {
    this(project, drafts, DeeperLook.NONE);
  }

  /** Looks deeper than other checks at each environment. */
  ProjectCheck(Project project, DeeperLook deeper) {
    this(project, Drafts.NONE, deeper);
  }

  private ProjectCheck(Project project, Drafts drafts, DeeperLook deeper) {
    this.project = project;
    this.deeper = deeper;
    this.registry = general.take(ConnectorRegistry.load(project.classLoader()));
    this.profiles =
        ProfileManager.of(project.baseDirectory(), project.profileDirectory(), registry, drafts);
    this.files = new ParsedFiles(project.baseDirectory(), drafts);
    this.lints = general.take(LintSettings.of(project.lints()));
    this.environmentFile =
        general.take(EnvironmentFile.read(project.baseDirectory().resolve(".env"), ".env"));
    this.start = project.clock().instant();
    this.runId = RunId.at(start);
  }

  /**
   * What a check comes to.
   *
   * @param result for the user
   * @param runId by which pipelines know the run
   * @param start of the run
   * @param profiles what it took to read the profiles
   * @param checks of each environment
   * @param plans of the selected pipelines in the only environment, in the order in which they run;
   *     none if anything is an error
   * @param inputs tells what was asked for
   */
  record Outcome(
      ValidationResult result,
      String runId,
      Instant start,
      ProfileStatistics profiles,
      List<EnvironmentCheck> checks,
      List<Plan> plans,
      Supplier<CheckInputs> inputs) {

    Outcome with(ValidationResult other) {
      return new Outcome(other, runId, start, profiles, checks, plans, inputs);
    }
  }

  Outcome check(Selection selection, Purpose purpose, Optional<Planner> planner) {
    List<PipelineFile> all = general.take(new PipelineFinder(project).find());
    Map<PipelineFile, ParsedPipeline> parsed = new LinkedHashMap<>();
    all.forEach(file -> parsed.put(file, ParsedPipeline.read(file, files).with(lints)));
    SelectedPipelines selected = general.take(select(parsed, selection, planner.isPresent()));
    List<String> environments =
        general.take(purpose.environments(new EnvironmentChooser(profiles.environments())));
    if (selected.isEmpty()) {
      return outcome(
          new ValidationResult(general.diagnostics(), environments, List.of()), List.of());
    }
    ConfigurationResolver resolver =
        new ConfigurationResolver(registry, project.baseDirectory(), files)
            .withSecretSchemes(project.secrets().schemes());
    EnvironmentChecker checker =
        new EnvironmentChecker(profiles, resolver, planner, inputs(purpose), purpose);
    return check(environments, List.copyOf(parsed.values()), selected, checker);
  }

  private static Diagnosed<SelectedPipelines> select(
      Map<PipelineFile, ParsedPipeline> parsed, Selection selection, boolean plans) {
    PipelineSelector selector =
        new PipelineSelector(
            List.copyOf(parsed.keySet()), file -> Objects.requireNonNull(parsed.get(file)).tags());
    return plans ? selector.select(selection) : selector.selectWithoutPlans(selection);
  }

  private Outcome check(
      List<String> environments,
      List<ParsedPipeline> parsed,
      SelectedPipelines selected,
      EnvironmentChecker checker) {
    List<EnvironmentCheck> checks =
        environments.stream()
            .map(environment -> checker.check(environment, parsed))
            .map(check -> looked(check, selected, checker).with(lints))
            .map(check -> environments.size() == 1 ? check : check.withoutPlans())
            .toList();
    List<PipelineFile> along = selected.along(readsFrom(checks));
    SameNames.among(along, selected.all()).forEach(general::add);
    Set<PipelineFile> meant = new HashSet<>(along);
    List<ParsedPipeline> chosen =
        parsed.stream().filter(pipeline -> meant.contains(pipeline.file())).toList();
    boolean everywhere = checks.size() >= profiles.environments().size();
    List<ParsedPipeline> linted = across(chosen, checks, everywhere);
    boolean thorough = checker.plans() && everywhere && !checks.isEmpty();
    if (checker.looksAcross() && everywhere) {
      AcrossEnvironments across =
          new AcrossEnvironments(profiles, LocalDate.ofInstant(start, ZoneOffset.UTC));
      lints.apply(across.profiles(checks)).forEach(general::add);
      lints.apply(across.unused(parsed, checks)).forEach(general::add);
    }
    Suppressions suppressions =
        thorough
            ? Suppressions.judged(linted, checks, chosen.size() == parsed.size())
            : Suppressions.of(linted, checks);
    ValidationResult result = new Findings(checks, suppressions).of(general.diagnostics(), linted);
    return outcome(result, checks);
  }

  // What another environment alone takes along is not looked at here.
  private EnvironmentCheck looked(
      EnvironmentCheck check, SelectedPipelines selected, EnvironmentChecker checker) {
    if (deeper == DeeperLook.NONE) {
      return check;
    }
    Set<String> chosen =
        selected.along(readsFrom(List.of(check))).stream()
            .map(PipelineFile::file)
            .collect(Collectors.toSet());
    return deeper.look(check, chosen, checker.mayTouch(check.environment()));
  }

  private static Map<String, Set<String>> readsFrom(List<EnvironmentCheck> checks) {
    Map<String, Set<String>> anywhere = new LinkedHashMap<>();
    for (EnvironmentCheck check : checks) {
      check
          .readsFrom()
          .forEach(
              (file, inputs) ->
                  anywhere.computeIfAbsent(file, any -> new LinkedHashSet<>()).addAll(inputs));
    }
    return anywhere;
  }

  /** Adds what no environment alone can tell. */
  private List<ParsedPipeline> across(
      List<ParsedPipeline> chosen, List<EnvironmentCheck> checks, boolean everywhere) {
    List<ParsedPipeline> linted = new ArrayList<>();
    List<ResolvedPipeline> all = new ArrayList<>();
    for (ParsedPipeline pipeline : chosen) {
      List<ResolvedPipeline> resolved =
          checks.stream()
              .flatMap(check -> Optional.ofNullable(check.resolved().get(name(pipeline))).stream())
              .toList();
      all.addAll(resolved);
      boolean complete = everywhere && resolved.size() == checks.size();
      Pipeline best = pipeline.parsed().best();
      linted.add(pipeline.with(lints.apply(Lints.check(best, resolved, complete))));
    }
    List<Pipeline> pipelines = chosen.stream().map(one -> one.parsed().best()).toList();
    UnusedVariables.among(project.demanded(), pipelines, all).forEach(general::add);
    return linted;
  }

  private static String name(ParsedPipeline pipeline) {
    return pipeline.file().file();
  }

  private Outcome outcome(ValidationResult result, List<EnvironmentCheck> checks) {
    Map<String, Plan> plans = checks.size() == 1 ? checks.get(0).plans() : Map.of();
    List<ResolvedPipeline> resolved =
        checks.stream().flatMap(one -> one.resolved().values().stream()).toList();
    Set<String> names =
        result.pipelines().stream()
            .map(checked -> checked.pipeline().file().name())
            .collect(Collectors.toSet());
    List<Plan> selected =
        plans.entrySet().stream()
            .filter(entry -> result.ok() && names.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return new Outcome(
        result,
        runId,
        start,
        profiles.statistics(),
        checks,
        selected,
        () -> CheckInputs.of(project.baseDirectory(), resolved, files.read()));
  }

  private ResolutionInputs inputs(Purpose purpose) {
    return new ResolutionInputs(
        project.variables(),
        new EnvironmentValues(project.processEnvironment(), environmentFile),
        runId,
        LocalDate.ofInstant(start, ZoneOffset.UTC),
        purpose.demandsValues());
  }
}
