package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.profile.ProfileManager;
import dev.sqlflow.resolve.ParsedFiles;
import dev.sqlflow.resolve.ResolutionInputs;
import dev.sqlflow.source.Located;
import dev.sqlflow.testing.PipelineTest;
import dev.sqlflow.testing.TestProblem;
import dev.sqlflow.testing.TestRunner;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what a test is about - its pipeline and its environment - and runs it on them. */
final class TestSubjects {

  private final Project project;
  private final ProfileManager profiles;
  private final List<PipelineFile> pipelines;
  private final Optional<String> environment;
  private final ParsedFiles files;
  private final Map<PipelineFile, ParsedPipeline> parsed = new HashMap<>();

  TestSubjects(
      Project project,
      ProfileManager profiles,
      List<PipelineFile> pipelines,
      Optional<String> environment) {
    this.project = project;
    this.files = new ParsedFiles(project.baseDirectory());
    this.profiles = profiles;
    this.pipelines = pipelines;
    this.environment = environment;
  }

  List<PipelineFile> pipelines() {
    return pipelines;
  }

  List<String> tags(PipelineFile pipeline) {
    return parsed(pipeline).tags();
  }

  private ParsedPipeline parsed(PipelineFile pipeline) {
    return parsed.computeIfAbsent(pipeline, file -> ParsedPipeline.read(file, files));
  }

  /** Returns the pipeline that a test names; empty if there is none, or more than one. */
  Optional<PipelineFile> pipeline(PipelineTest test) {
    List<PipelineFile> found = named(test.pipeline().value());
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private List<PipelineFile> named(String name) {
    return pipelines.stream()
        .filter(file -> file.name().equals(name) || file.file().equals(name))
        .toList();
  }

  List<TestProblem> run(PipelineTest test, TestRunner runner) {
    Optional<PipelineFile> pipeline = pipeline(test);
    if (pipeline.isEmpty()) {
      return problems(List.of(notFound(test.pipeline())));
    }
    Diagnosed<Optional<Profile>> profile = profile(test);
    List<Diagnostic> errors = profile.diagnostics().stream().filter(Diagnostic::isError).toList();
    if (!errors.isEmpty() || profile.best().isEmpty()) {
      return problems(errors);
    }
    return runner.run(test, parsed(pipeline.get()).parsed(), profile.best().get(), inputs(test));
  }

  private static List<TestProblem> problems(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(TestProblem::of).toList();
  }

  private Diagnostic notFound(Located<String> written) {
    List<PipelineFile> several = named(written.value());
    if (!several.isEmpty()) {
      return Diagnostic.at(
              DiagnosticCode.UNKNOWN_TESTED_PIPELINE,
              written.span(),
              "several pipelines are called `" + written.value() + "`")
          .help("write its path: " + several.get(0).file())
          .build();
    }
    List<String> names = pipelines.stream().map(PipelineFile::name).toList();
    return Diagnostic.at(
            DiagnosticCode.UNKNOWN_TESTED_PIPELINE,
            written.span(),
            "there is no pipeline `" + written.value() + "`")
        .label("no pipeline has this name or path")
        .didYouMean(Suggestions.nearest(written.value(), names))
        .help(
            names.isEmpty()
                ? "there are no pipelines here"
                : "the pipelines are " + String.join(", ", names))
        .build();
  }

  private Diagnosed<Optional<Profile>> profile(PipelineTest test) {
    List<String> known = profiles.environments();
    Optional<Located<String>> own = test.settings().environment();
    Diagnosed<List<String>> chosen =
        new EnvironmentChooser(known).forRun(own.map(Located::value).or(() -> environment));
    if (chosen.valid().isEmpty()) {
      return new Diagnosed<>(Optional.empty(), chosen.diagnostics());
    }
    String name = chosen.best().get(0);
    if (known.isEmpty() && name.equals(EnvironmentChooser.DEFAULT)) {
      return new Diagnosed<>(Optional.of(Profile.empty(name)), List.of());
    }
    return own.isPresent() && !known.contains(name)
        ? new Diagnosed<>(Optional.empty(), List.of(noEnvironment(own.get(), known)))
        : profiles.load(name);
  }

  private static Diagnostic noEnvironment(Located<String> written, List<String> known) {
    return Diagnostic.at(
            DiagnosticCode.MISSING_PROFILE,
            written.span(),
            "environment `" + written.value() + "` has no profile")
        .didYouMean(Suggestions.nearest(written.value(), known))
        .help(
            known.isEmpty()
                ? "there are no profiles"
                : "the environments are " + String.join(", ", known))
        .build();
  }

  // The machine's own environment variables are left out: a test is the same everywhere.
  private ResolutionInputs inputs(PipelineTest test) {
    Map<String, String> variables = new LinkedHashMap<>(project.variables());
    variables.putAll(test.settings().variables());
    Instant start = test.settings().clock().orElseGet(() -> project.clock().instant());
    return new ResolutionInputs(
        variables, Map.of(), RunId.at(start), LocalDate.ofInstant(start, ZoneOffset.UTC));
  }
}
