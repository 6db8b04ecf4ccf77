package dev.sqlflow.profile;

import dev.sqlflow.config.YamlReader;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds and reads the profiles of a project: {@code <environment>.yml} or {@code .yaml} in one
 * directory. Each file is read once for an instance. Safe for use by several threads.
 */
public final class ProfileManager {

  private static final List<String> EXTENSIONS = List.of(".yml", ".yaml");

  private final Path project;
  private final Path directory;
  private final ConnectorRegistry registry;
  private final ProfileShape shape = new ProfileShape();
  private final Map<String, Diagnosed<Optional<Profile>>> profiles = new ConcurrentHashMap<>();

  /**
   * Makes a manager.
   *
   * @param project the project's directory, to which names of files are relative
   * @param directory where the profiles are; it need not exist
   * @param registry the connectors that connections may use
   */
  public ProfileManager(Path project, Path directory, ConnectorRegistry registry) {
    this.project = project.toAbsolutePath().normalize();
    this.directory = directory.toAbsolutePath().normalize();
    this.registry = registry;
  }

  /**
   * Returns the environments that have a profile.
   *
   * @return their names in alphabetical order; none if the directory does not exist
   */
  public List<String> environments() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(Files::isRegularFile)
          .flatMap(file -> environment(file).stream())
          .forEach(names::add);
    } catch (IOException | UncheckedIOException e) {
      // A directory that can't be listed has no profiles; asking for one says why.
      return List.of();
    }
    return List.copyOf(names);
  }

  private static Optional<String> environment(Path file) {
    String name = file.getFileName().toString();
    return EXTENSIONS.stream()
        .filter(extension -> name.endsWith(extension) && !name.startsWith("."))
        .map(extension -> name.substring(0, name.length() - extension.length()))
        .findFirst();
  }

  /**
   * Reads a profile and checks its shape, and each connection by its connector's schema.
   *
   * @param environment its name
   * @return the profile; empty if there is none, which is an error that names the nearest, or if
   *     the file holds no map
   */
  public Diagnosed<Optional<Profile>> load(String environment) {
    return profiles.computeIfAbsent(environment, this::read);
  }

  private Diagnosed<Optional<Profile>> read(String environment) {
    List<String> environments = environments();
    if (!environments.contains(environment)) {
      return failed(missing(environment, environments));
    }
    List<Path> files =
        EXTENSIONS.stream()
            .map(extension -> directory.resolve(environment + extension))
            .filter(Files::isRegularFile)
            .toList();
    if (files.size() != 1) {
      return failed(
          Diagnostic.of(
                  DiagnosticCode.AMBIGUOUS_PROFILE,
                  "environment `%s` has two profiles: %s"
                      .formatted(
                          environment,
                          String.join(" and ", files.stream().map(this::name).toList())))
              .help("keep one of them"));
    }
    return read(environment, files.get(0));
  }

  private Diagnosed<Optional<Profile>> read(String environment, Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      // One byte more than is allowed is enough to see that it is too much.
      byte[] bytes = stream.readNBytes(YamlReader.MAX_BYTES + 1);
      if (bytes.length > YamlReader.MAX_BYTES) {
        return failed(
            Diagnostic.of(
                DiagnosticCode.YAML_TOO_COMPLEX,
                "profile " + name(file) + " is larger than 1 MiB"));
      }
      return new ProfileReader(shape, registry)
          .read(environment, SourceFile.decode(name(file), bytes));
    } catch (IOException e) {
      return failed(
          Diagnostic.of(
                  DiagnosticCode.UNREADABLE_PROFILE, "profile " + name(file) + " can't be read")
              .help("the system says: " + e.getMessage()));
    }
  }

  private String name(Path file) {
    Path shown = file.startsWith(project) ? project.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }

  private Diagnostic.Builder missing(String environment, List<String> environments) {
    Diagnostic.Builder fault =
        Diagnostic.of(
                DiagnosticCode.MISSING_PROFILE,
                "environment `" + environment + "` has no profile in " + name(directory))
            .didYouMean(Suggestions.nearest(environment, environments));
    return environments.isEmpty()
        ? fault.help("there are no profiles; write " + name(directory) + "/" + environment + ".yml")
        : fault.help("the environments are " + String.join(", ", environments));
  }

  private static Diagnosed<Optional<Profile>> failed(Diagnostic.Builder fault) {
    return new Diagnosed<>(Optional.empty(), List.of(fault.build()));
  }
}
