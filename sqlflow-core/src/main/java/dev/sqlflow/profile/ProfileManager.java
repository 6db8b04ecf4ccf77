package dev.sqlflow.profile;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Suggestions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds and reads the profiles of a project: {@code <environment>.yml} or {@code .yaml} in one
 * directory. Each file is read once for an instance. Safe for use by several threads.
 */
public final class ProfileManager {

  private final ProfileFiles files;
  private final ConnectorRegistry registry;
  private final ProfileShape shape = new ProfileShape();
  private final Map<String, ProfileDocument> documents = new ConcurrentHashMap<>();
  private final Map<String, Diagnosed<Optional<Profile>>> profiles = new ConcurrentHashMap<>();

  /**
   * Makes a manager.
   *
   * @param project the project's directory, to which names of files are relative
   * @param directory where the profiles are; it need not exist
   * @param registry the connectors that connections may use
   */
  public ProfileManager(Path project, Path directory, ConnectorRegistry registry) {
    this.files = new ProfileFiles(project, directory);
    this.registry = registry;
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

  private ProfileDocument document(String name) {
    return documents.computeIfAbsent(
        name, any -> DocumentReader.read(name, files.read(files.find(name).get(0))));
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
    return profiles.computeIfAbsent(environment, this::read);
  }

  private Diagnosed<Optional<Profile>> read(String environment) {
    List<Path> found = files.find(environment);
    if (found.size() == 1) {
      ProfileDocument document = document(environment);
      return document.isAbstract()
          ? failed(isAbstract(document))
          : new ProfileReader(shape, registry)
              .read(Inheritance.of(document, this::document, files));
    }
    return failed(found.isEmpty() ? missing(environment) : ambiguous(environment, found));
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

  private static Diagnosed<Optional<Profile>> failed(Diagnostic.Builder fault) {
    return new Diagnosed<>(Optional.empty(), List.of(fault.build()));
  }
}
