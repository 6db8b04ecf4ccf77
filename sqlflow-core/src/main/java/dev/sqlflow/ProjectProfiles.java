package dev.sqlflow;

import dev.sqlflow.config.EnvironmentFile;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticMerger;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.environment.Drift;
import dev.sqlflow.lint.LintSettings;
import dev.sqlflow.profile.NewProfile;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.profile.ProfileCreator;
import dev.sqlflow.profile.ProfileManager;
import dev.sqlflow.profile.ProfileSummary;
import dev.sqlflow.report.ProfileJson;
import dev.sqlflow.report.ProfileText;
import dev.sqlflow.resolve.ProfileResolver;
import dev.sqlflow.resolve.ResolutionInputs;
import dev.sqlflow.resolve.ResolvedProfile;
import dev.sqlflow.template.EnvironmentValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one can do with the profiles of a project, without its pipelines. What users did wrong is in
 * the findings; what is thrown is a bug of ours, or a file that can't be written.
 */
public final class ProjectProfiles {

  private final Project project;
  private final ConnectorRegistry registry;
  private final ProfileManager profiles;
  private final List<Diagnostic> connectors;

  ProjectProfiles(Project project) {
    this.project = project;
    Diagnosed<ConnectorRegistry> found = ConnectorRegistry.load(project.classLoader());
    this.registry = found.best();
    this.connectors = found.diagnostics();
    this.profiles =
        new ProfileManager(project.baseDirectory(), project.profileDirectory(), registry);
  }

  /**
   * Tells whether there are any.
   *
   * @return false if the folder of the profiles holds none
   */
  public boolean exist() {
    return profiles.haveFiles();
  }

  /**
   * Lists them.
   *
   * @return in alphabetical order
   */
  public List<ProfileSummary> list() {
    return profiles.summaries();
  }

  /**
   * Resolves one, for people to look at.
   *
   * @param environment its name
   * @param connection the only one that is shown; all if empty
   * @return what it comes to, without secrets
   */
  public Diagnosed<Optional<ResolvedProfile>> show(
      String environment, Optional<String> connection) {
    DiagnosticSink sink = new DiagnosticSink();
    connectors.forEach(sink::add);
    Optional<Profile> profile = sink.take(profiles.load(environment));
    if (profile.isEmpty()) {
      return sink.with(Optional.empty());
    }
    ResolvedProfile all = sink.take(resolve(profile.orElseThrow()));
    return sink.with(
        connection.isEmpty()
            ? Optional.of(all)
            : only(connection.orElseThrow(), profile.orElseThrow(), all, sink));
  }

  private static Optional<ResolvedProfile> only(
      String name, Profile profile, ResolvedProfile all, DiagnosticSink sink) {
    if (profile.connection(name).isEmpty()) {
      List<String> names = List.copyOf(profile.connections().keySet());
      sink.add(
          Diagnostic.of(
                  DiagnosticCode.UNKNOWN_CONNECTION,
                  "no connection `%s` in environment `%s`".formatted(name, profile.environment()))
              .didYouMean(Suggestions.nearest(name, names))
              .help("the connections are " + String.join(", ", names)));
      return Optional.empty();
    }
    return Optional.of(
        new ResolvedProfile(
            all.environment(),
            List.of(),
            all.connections().stream().filter(one -> one.name().equals(name)).toList(),
            List.of()));
  }

  private Diagnosed<ResolvedProfile> resolve(Profile profile) {
    DiagnosticSink sink = new DiagnosticSink();
    EnvironmentValues environment =
        new EnvironmentValues(
            project.processEnvironment(),
            sink.take(EnvironmentFile.read(project.baseDirectory().resolve(".env"), ".env")));
    ResolutionInputs inputs =
        new ResolutionInputs(
            project.variables(), environment, RunId.at(project.clock().instant()), today(), false);
    return sink.with(
        sink.take(
            new ProfileResolver(registry, project.secrets().schemes()).resolve(profile, inputs)));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(project.clock().instant(), ZoneOffset.UTC);
  }

  /**
   * Checks profiles: their shape, what they extend, each connection by its connector's schema, and
   * drift.
   *
   * @param file the only one whose findings count; all if empty
   * @return what was found, as bad as the project takes it
   */
  public List<Diagnostic> check(Optional<Path> file) {
    List<String> environments = profiles.environments();
    DiagnosticMerger merger = new DiagnosticMerger(environments);
    merger.add(connectors);
    environments.forEach(one -> merger.add(one, profiles.load(one).diagnostics()));
    merger.add(new AcrossEnvironments(profiles, today()).profiles());
    Diagnosed<LintSettings> lints = LintSettings.of(project.lints());
    List<Diagnostic> found = new ArrayList<>(lints.diagnostics());
    found.addAll(lints.best().apply(merger.merged()));
    return file.map(path -> in(path, found)).orElse(found);
  }

  private List<Diagnostic> in(Path file, List<Diagnostic> found) {
    String name = project.nameOf(project.baseDirectory().resolve(file).normalize());
    if (list().stream().noneMatch(one -> one.file().equals(name))) {
      List<String> files = list().stream().map(ProfileSummary::file).toList();
      return List.of(
          Diagnostic.of(DiagnosticCode.MISSING_PROFILE, "`" + name + "` is no profile")
              .didYouMean(Suggestions.nearest(name, files))
              .help("the profiles are " + String.join(", ", files))
              .build());
    }
    return found.stream()
        .filter(one -> one.span().map(at -> at.file().name().equals(name)).orElse(true))
        .toList();
  }

  /**
   * Lists what can be compared.
   *
   * @return each environment with each that comes behind it
   */
  public List<List<String>> pairs() {
    List<String> all =
        list().stream().filter(one -> !one.isAbstract()).map(ProfileSummary::name).toList();
    List<List<String>> pairs = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (String second : all.subList(i + 1, all.size())) {
        pairs.add(List.of(all.get(i), second));
      }
    }
    return List.copyOf(pairs);
  }

  /**
   * Compares two environments.
   *
   * @param first its name
   * @param second its name
   * @return a line for everything whose value is not the same; empty if one can't be read
   */
  public Diagnosed<List<String>> diff(String first, String second) {
    DiagnosticSink sink = new DiagnosticSink();
    Optional<Profile> one = sink.take(profiles.load(first));
    Optional<Profile> other = sink.take(profiles.load(second));
    if (sink.hasErrors()) {
      return sink.with(List.of());
    }
    Drift drift = Drift.between(List.of(one.orElseThrow(), other.orElseThrow()), today());
    return sink.with(
        ProfileText.diff(
            sink.take(resolve(one.orElseThrow())),
            sink.take(resolve(other.orElseThrow())),
            drift.differences()));
  }

  /**
   * Writes a new profile. What is there is never overwritten.
   *
   * @param profile what it holds
   * @return the file; empty, with errors, if nothing was written
   */
  public Diagnosed<Optional<Path>> create(NewProfile profile) {
    try {
      return new ProfileCreator(project.baseDirectory(), project.profileDirectory(), registry)
          .create(profile);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to " + project.profileDirectory(), e);
    }
  }

  /**
   * Writes the list for machines.
   *
   * @return the file
   */
  public Path writeList() {
    return write(project.outputDirectory().resolve("profiles/profiles.json"), Optional.empty());
  }

  /**
   * Writes a resolved profile for machines.
   *
   * @param profile what is written
   * @return the file
   */
  public Path write(ResolvedProfile profile) {
    Path folder = project.outputDirectory().resolve("profiles");
    return write(folder.resolve(profile.environment() + ".json"), Optional.of(profile));
  }

  private Path write(Path file, Optional<ResolvedProfile> profile) {
    try {
      if (profile.isPresent()) {
        ProfileJson.write(file, profile.orElseThrow());
      } else {
        ProfileJson.write(file, list());
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
  }
}
