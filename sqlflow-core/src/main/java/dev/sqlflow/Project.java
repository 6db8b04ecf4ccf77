package dev.sqlflow;

import dev.sqlflow.secret.SecretProviders;
import dev.sqlflow.spi.SecretProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a project's files are and what its runs may know of the machine. Everything that the core
 * would otherwise have to ask the process for is in here.
 *
 * @param baseDirectory absolute; paths in pipelines and profiles are relative to it, and files are
 *     named relative to it in messages
 * @param pipelineDirectories absolute; those that do not exist count as empty
 * @param profileDirectory absolute; may be missing
 * @param outputDirectory absolute; reports and runs are written under it
 * @param repositoryRoot absolute; holds the project; reports for other systems name files relative
 *     to it
 * @param processEnvironment the environment variables that pipelines may read
 * @param variables set on the command line, by name
 * @param demanded names of variables that something selected must use: those that a person gave for
 *     this one command
 * @param lints how bad the project takes warnings and notes, by code
 * @param secretProviders come before those that the class loader finds
 * @param secretSettings of providers, by {@code scheme.setting}
 * @param clock tells when a run begins
 * @param classLoader finds the connectors and the providers of secrets
 */
public record Project(
    Path baseDirectory,
    List<Path> pipelineDirectories,
    Path profileDirectory,
    Path outputDirectory,
    Path repositoryRoot,
    Map<String, String> processEnvironment,
    Map<String, String> variables,
    Set<String> demanded,
    Map<String, String> lints,
    List<SecretProvider> secretProviders,
    Map<String, String> secretSettings,
    Clock clock,
    ClassLoader classLoader) {

  // Keeps immutable copies that keep their order.
  public Project {
    pipelineDirectories = List.copyOf(pipelineDirectories);
    processEnvironment = Collections.unmodifiableMap(new LinkedHashMap<>(processEnvironment));
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    demanded = Collections.unmodifiableSet(new LinkedHashSet<>(demanded));
    lints = Collections.unmodifiableMap(new LinkedHashMap<>(lints));
    secretProviders = List.copyOf(secretProviders);
    secretSettings = Collections.unmodifiableMap(new LinkedHashMap<>(secretSettings));
  }

  /** Where the project's secrets come from. */
  SecretProviders secrets() {
    return SecretProviders.load(
        classLoader,
        secretProviders,
        new SecretProvider.Machine(baseDirectory, processEnvironment, secretSettings));
  }

  /**
   * Begins a project with the usual folders: pipelines in {@code pipelines/} and {@code
   * src/main/sqlflow/}, profiles in {@code profiles/}, output in {@code target/sqlflow/}.
   *
   * @param baseDirectory of the project
   * @param classLoader finds the connectors
   * @return a builder without variables, on the system's clock
   */
  public static Builder at(Path baseDirectory, ClassLoader classLoader) {
    return new Builder(baseDirectory.toAbsolutePath().normalize(), classLoader);
  }

  /**
   * Tells how people know a file.
   *
   * @param path absolute
   * @return relative to the project, with {@code /}
   */
  public String nameOf(Path path) {
    Path relative = path.startsWith(baseDirectory) ? baseDirectory.relativize(path) : path;
    return relative.toString().replace('\\', '/');
  }

  /**
   * Tells what leads from the root of the repository to the project.
   *
   * @return such as {@code warehouse/}; empty if they are one, or if the root does not hold the
   *     project
   */
  public String pathInRepository() {
    if (!baseDirectory.startsWith(repositoryRoot) || baseDirectory.equals(repositoryRoot)) {
      return "";
    }
    return repositoryRoot.relativize(baseDirectory).toString().replace('\\', '/') + "/";
  }

  /** Collects what differs from the usual. */
  public static final class Builder {

    private final Path baseDirectory;
    private final ClassLoader classLoader;
    private List<Path> pipelineDirectories;
    private Path profileDirectory;
    private Path outputDirectory;
    private Path repositoryRoot;
    private Map<String, String> processEnvironment = Map.of();
    private Map<String, String> variables = Map.of();
    private Set<String> demanded = Set.of();
    private Map<String, String> lints = Map.of();
    private List<SecretProvider> secretProviders = List.of();
    private Map<String, String> secretSettings = Map.of();
    private Clock clock = Clock.systemUTC();

    private Builder(Path baseDirectory, ClassLoader classLoader) {
      this.baseDirectory = baseDirectory;
      this.classLoader = classLoader;
      this.pipelineDirectories =
          List.of(baseDirectory.resolve("pipelines"), baseDirectory.resolve("src/main/sqlflow"));
      this.profileDirectory = baseDirectory.resolve("profiles");
      this.outputDirectory = baseDirectory.resolve("target/sqlflow");
      this.repositoryRoot = baseDirectory;
    }

    /**
     * Says where the pipelines are.
     *
     * @param directories relative ones are in the project
     * @return this
     */
    public Builder pipelines(List<Path> directories) {
      pipelineDirectories = directories.stream().map(this::absolute).toList();
      return this;
    }

    /**
     * Says where the profiles are.
     *
     * @param directory a relative one is in the project
     * @return this
     */
    public Builder profiles(Path directory) {
      profileDirectory = absolute(directory);
      return this;
    }

    /**
     * Says where reports and runs are written.
     *
     * @param directory a relative one is in the project
     * @return this
     */
    public Builder output(Path directory) {
      outputDirectory = absolute(directory);
      return this;
    }

    /**
     * Says where the repository that holds the project begins.
     *
     * @param directory holds the project; the project's own folder if it is never said
     * @return this
     */
    public Builder repositoryRoot(Path directory) {
      repositoryRoot = absolute(directory);
      return this;
    }

    /**
     * Says which environment variables pipelines may read.
     *
     * @param values by name
     * @return this
     */
    public Builder processEnvironment(Map<String, String> values) {
      processEnvironment = values;
      return this;
    }

    /**
     * Says which variables the command line sets.
     *
     * @param values by name
     * @return this
     */
    public Builder variables(Map<String, String> values) {
      variables = values;
      return this;
    }

    /**
     * Says which variables something selected must use: a name that nothing uses is a typo.
     *
     * @param names of variables
     * @return this
     */
    public Builder demanded(Set<String> names) {
      demanded = names;
      return this;
    }

    /**
     * Says how bad warnings and notes are taken.
     *
     * @param severities {@code error}, {@code warning}, {@code note} or {@code off} by code
     * @return this
     */
    public Builder lints(Map<String, String> severities) {
      lints = severities;
      return this;
    }

    /**
     * Says where secrets come from that need more than the machine tells.
     *
     * @param providers come before those that are found as services
     * @return this
     */
    public Builder secretProviders(List<SecretProvider> providers) {
      secretProviders = providers;
      return this;
    }

    /**
     * Says what providers of secrets may know.
     *
     * @param values by {@code scheme.setting}: {@code aws.endpoint}
     * @return this
     */
    public Builder secretSettings(Map<String, String> values) {
      secretSettings = values;
      return this;
    }

    /**
     * Says what time it is.
     *
     * @param value the clock
     * @return this
     */
    public Builder clock(Clock value) {
      clock = value;
      return this;
    }

    /**
     * Ends the project.
     *
     * @return the project
     */
    public Project build() {
      return new Project(
          baseDirectory,
          pipelineDirectories,
          profileDirectory,
          outputDirectory,
          repositoryRoot,
          processEnvironment,
          variables,
          demanded,
          lints,
          secretProviders,
          secretSettings,
          clock,
          classLoader);
    }

    private Path absolute(Path path) {
      return baseDirectory.resolve(path).normalize();
    }
  }
}
