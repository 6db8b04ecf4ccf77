package dev.sqlflow.profile;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.profile.Inheritance.Chain;
import dev.sqlflow.source.Drafts;
import dev.sqlflow.source.Located;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds and reads the profiles of a project: {@code <environment>.yml} or {@code .yaml} in one
 * directory. A profile is kept until one of its files changes, it was kept for a time, or others
 * are asked for more. Safe for use by several threads: a profile is loaded once for all that ask
 * for it, and never of files that don't belong together.
 */
public final class ProfileManager {

  private static final int ATTEMPTS = 5;

  private final ProfileFiles files;
  private final ConnectorRegistry registry;
  private final ProfileShape shape = new ProfileShape();
  private final Documents documents;
  private final LoadingCache<Loaded> profiles;
  private final LoadCounters counters = new LoadCounters();

  /**
   * What a profile comes to.
   *
   * @param files what it was made of; none if that is not settled, so that it is not kept
   */
  private record Loaded(List<ProfileDocument> files, Diagnosed<Optional<Profile>> result) {}

  /**
   * How much is kept.
   *
   * @param capacity how many profiles, and four times as many files
   * @param timeToLive for how long
   * @param clock tells the time
   */
  public record Limits(int capacity, Duration timeToLive, Clock clock) {

    /** Enough for a project. */
    public static final Limits USUAL = new Limits(256, Duration.ofMinutes(10), Clock.systemUTC());
  }

  /**
   * Makes a manager with the usual limits.
   *
   * @param project the project's directory, to which names of files are relative
   * @param directory where the profiles are; it need not exist
   * @param registry the connectors that connections may use
   */
  public ProfileManager(Path project, Path directory, ConnectorRegistry registry) {
    this(project, directory, registry, Limits.USUAL);
  }

  /**
   * Makes a manager.
   *
   * @param project the project's directory, to which names of files are relative
   * @param directory where the profiles are; it need not exist
   * @param registry the connectors that connections may use
   * @param limits how much is kept
   */
  public ProfileManager(Path project, Path directory, ConnectorRegistry registry, Limits limits) {
    this(new ProfileFiles(project, directory), registry, limits);
  }

  private ProfileManager(ProfileFiles files, ConnectorRegistry registry, Limits limits) {
    this.files = files;
    this.registry = registry;
    this.documents =
        new Documents(files, limits.capacity() * 4, limits.timeToLive(), limits.clock());
    this.profiles = new LoadingCache<>(limits.capacity(), limits.timeToLive(), limits.clock());
  }

  /**
   * Makes a manager of profiles that are not all written yet.
   *
   * @param project the project's directory, to which names of files are relative
   * @param directory where the profiles are; it need not exist
   * @param registry the connectors that connections may use
   * @param drafts what is read in the place of files
   * @return the manager
   */
  public static ProfileManager of(
      Path project, Path directory, ConnectorRegistry registry, Drafts drafts) {
    return new ProfileManager(new ProfileFiles(project, directory, drafts), registry, Limits.USUAL);
  }

  /**
   * Tells what was done so far.
   *
   * @return counts and times
   */
  public ProfileStatistics statistics() {
    return counters.statistics();
  }

  /**
   * Returns the environments: the profiles that are not {@code abstract}.
   *
   * @return their names in alphabetical order; none if the directory does not exist
   */
  public List<String> environments() {
    return files.names().stream()
        .filter(name -> files.find(name).size() != 1 || !document(name).isAbstract())
        .toList();
  }

  /**
   * Tells whether there are files of profiles, whatever they hold.
   *
   * @return false if there is none
   */
  public boolean haveFiles() {
    return !files.names().isEmpty();
  }

  /**
   * Tells what there is, environments and profiles that are there to be extended.
   *
   * @return in alphabetical order; without names that have two files
   */
  public List<ProfileSummary> summaries() {
    return files.names().stream()
        .filter(name -> files.find(name).size() == 1)
        .map(name -> summary(document(name)))
        .toList();
  }

  private ProfileSummary summary(ProfileDocument document) {
    Optional<Profile> profile =
        document.isAbstract() ? Optional.empty() : load(document.name()).best();
    Map<String, String> connections = new LinkedHashMap<>();
    profile.ifPresent(
        one ->
            one.connections()
                .forEach(
                    (name, connection) ->
                        connections.put(name, connection.type().map(Located::value).orElse("?"))));
    return new ProfileSummary(
        document.name(),
        files.name(files.find(document.name()).get(0)),
        document.isAbstract(),
        profile.map(Profile::isProtected).orElse(false),
        document.parents().stream().map(Located::value).toList(),
        connections);
  }

  /**
   * Finds what lies in the folder and serves no environment: abstract profiles that nothing
   * extends, and files that look like profiles and are none.
   *
   * @return a warning for each
   */
  public List<Diagnostic> forgotten() {
    return new ForgottenProfiles(files)
        .find(files.names().stream().flatMap(this::documents).toList());
  }

  private Stream<ProfileDocument> documents(String name) {
    return files.find(name).stream().map(path -> documents.get(name, path));
  }

  private ProfileDocument document(String name) {
    return documents.get(name, files.find(name).get(0));
  }

  /**
   * Reads a profile with those that it extends, and checks its shape, and each connection by its
   * connector's schema.
   *
   * @param environment its name
   * @return the profile; empty if there is none, which is an error that names the nearest, if it is
   *     abstract, or if it or one that it extends can't be read
   */
  public Diagnosed<Optional<Profile>> load(String environment) {
    counters.asked();
    return profiles.get(environment, this::isCurrent, this::loaded).result();
  }

  private boolean isCurrent(Loaded loaded) {
    return !loaded.files().isEmpty() && documents.areCurrent(loaded.files());
  }

  private Loaded loaded(String environment) {
    counters.missed();
    ProfileLoadEvent event = new ProfileLoadEvent();
    event.begin();
    long start = System.nanoTime();
    Loaded loaded = read(environment);
    boolean failed = loaded.result().valid().isEmpty();
    counters.loaded(System.nanoTime() - start, failed);
    event.environment = environment;
    event.files = loaded.files().size();
    event.failed = failed;
    event.commit();
    return loaded;
  }

  private Loaded read(String environment) {
    List<Path> found = files.find(environment);
    if (found.size() != 1) {
      return failed(found.isEmpty() ? missing(environment) : ambiguous(environment, found));
    }
    ProfileDocument document = documents.get(environment, found.get(0));
    return document.isAbstract() ? failed(isAbstract(document)) : read(document);
  }

  // Files that change meanwhile are looked at again: what is kept belongs together.
  private Loaded read(ProfileDocument first) {
    Chain chain = Inheritance.of(first, this::document, files);
    for (int attempt = 0;
        attempt < ATTEMPTS && !documents.areCurrent(chain.documents());
        attempt++) {
      Path path = files.find(first.name()).stream().findFirst().orElse(null);
      if (path == null) {
        return failed(missing(first.name()));
      }
      chain = Inheritance.of(documents.get(first.name(), path), this::document, files);
    }
    boolean settled = chain.diagnostics().isEmpty();
    return new Loaded(
        settled ? chain.documents() : List.of(), new ProfileReader(shape, registry).read(chain));
  }

  private Diagnostic.Builder ambiguous(String environment, List<Path> found) {
    String both = String.join(" and ", found.stream().map(files::name).toList());
    return Diagnostic.of(
            DiagnosticCode.AMBIGUOUS_PROFILE,
            "environment `%s` has two profiles: %s".formatted(environment, both))
        .help("keep one of them");
  }

  private Diagnostic.Builder isAbstract(ProfileDocument document) {
    String name = document.name();
    return Diagnostic.of(
            DiagnosticCode.ABSTRACT_ENVIRONMENT,
            "profile `%s` is abstract: it is there to be extended only".formatted(name))
        .help("the environments are " + String.join(", ", environments()));
  }

  private Diagnostic.Builder missing(String environment) {
    List<String> environments = environments();
    String folder = files.name(files.directory());
    Diagnostic.Builder fault =
        Diagnostic.of(
                DiagnosticCode.MISSING_PROFILE,
                "environment `" + environment + "` has no profile in " + folder)
            .didYouMean(Suggestions.nearest(environment, environments));
    return environments.isEmpty()
        ? fault.help("there are no profiles; write " + folder + "/" + environment + ".yml")
        : fault.help("the environments are " + String.join(", ", environments));
  }

  private static Loaded failed(Diagnostic.Builder fault) {
    return new Loaded(List.of(), new Diagnosed<>(Optional.empty(), List.of(fault.build())));
  }
}
