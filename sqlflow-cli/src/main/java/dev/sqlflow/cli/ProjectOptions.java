package dev.sqlflow.cli;

import dev.sqlflow.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the project is, and what is set for one command. */
final class ProjectOptions {

  @Option(
      names = {"-C", "--directory"},
      paramLabel = "DIR",
      description = "the project's folder, instead of the current one",
      order = 800)
  private @Nullable Path directory;

  @Option(
      names = "--pipelines",
      paramLabel = "DIR",
      description = "the folder of the pipelines, instead of pipelines and src/main/sqlflow",
      order = 801)
  private @Nullable Path pipelines;

  @Option(
      names = {"--profiles", "--profile-dir"},
      paramLabel = "DIR",
      description = "the folder of the profiles, instead of profiles",
      order = 802)
  private @Nullable Path profiles;

  @Option(
      names = "--output-directory",
      paramLabel = "DIR",
      description = "where reports and runs are written, instead of target/sqlflow",
      order = 803)
  private @Nullable Path outputDirectory;

  @Option(
      names = "--var",
      paramLabel = "NAME=VALUE",
      description = "a variable; wins over profiles and SET; any number of times",
      order = 810)
  private Map<String, String> variables = new LinkedHashMap<>();

  @Option(
      names = "--lint",
      paramLabel = "CODE=SEVERITY",
      description = "how bad a warning or note is taken: error, warning, note or off",
      order = 811)
  private Map<String, String> lints = new LinkedHashMap<>();

  @Option(
      names = "--secret",
      paramLabel = "SCHEME.SETTING=VALUE",
      description = "a setting of a provider of secrets",
      order = 812)
  private Map<String, String> secretSettings = new LinkedHashMap<>();

  Project project(Surroundings surroundings) throws Refusal {
    Path base = base(surroundings);
    Project.Builder builder =
        Project.at(base, ProjectOptions.class.getClassLoader())
            .repositoryRoot(repositoryRoot(base, surroundings.environment()))
            .processEnvironment(surroundings.environment())
            .variables(variables)
            .demanded(variables.keySet())
            .lints(lints)
            .secretSettings(secretSettings)
            .clock(surroundings.clock());
    Optional.ofNullable(pipelines).ifPresent(folder -> builder.pipelines(List.of(folder)));
    Optional.ofNullable(profiles).ifPresent(builder::profiles);
    Optional.ofNullable(outputDirectory).ifPresent(builder::output);
    return builder.build();
  }

  private Path base(Surroundings surroundings) throws Refusal {
    Path base =
        directory == null ? surroundings.directory() : surroundings.directory().resolve(directory);
    if (!Files.isDirectory(base)) {
      throw new Refusal(
          ExitCode.USAGE,
          "there is no folder `" + directory + "`; give the project's with --directory");
    }
    return base;
  }

  // GitHub tells it; elsewhere it is where git finds it.
  private static Path repositoryRoot(Path base, Map<String, String> environment) {
    String workspace = environment.getOrDefault("GITHUB_WORKSPACE", "");
    if (!workspace.isEmpty()) {
      return Path.of(workspace);
    }
    for (Path folder = base.toAbsolutePath().normalize();
        folder != null;
        folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"))) {
        return folder;
      }
    }
    return base;
  }
}
