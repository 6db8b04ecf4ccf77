package dev.sqlflow.benchmarks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.Level;
import dev.sqlflow.Project;
import dev.sqlflow.RunListener;
import dev.sqlflow.RunRequest;
import dev.sqlflow.RunResult;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.ValidateRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The demo at the root, copied to a folder of the test's own. */
public final class DemoCopy {

  private static final Path ROOT = Path.of("..");

  private final Path folder;

  private DemoCopy(Path folder) {
    this.folder = folder;
  }

  public static DemoCopy in(Path folder) throws IOException {
    for (String part : List.of("data", "pipelines", "profiles")) {
      try (Stream<Path> paths = Files.walk(ROOT.resolve(part))) {
        paths.forEach(path -> copy(path, folder.resolve(ROOT.relativize(path).toString())));
      }
    }
    return new DemoCopy(folder);
  }

  public Path folder() {
    return folder;
  }

  /** Leaves one pipeline, this one. */
  public void replacePipelines(String file, String text) throws IOException {
    try (Stream<Path> pipelines = Files.list(folder.resolve("pipelines"))) {
      for (Path pipeline : pipelines.toList()) {
        Files.delete(pipeline);
      }
    }
    Files.writeString(folder.resolve("pipelines").resolve(file), text);
  }

  public void replaceProfile(String environment, String text) throws IOException {
    Files.writeString(folder.resolve("profiles").resolve(environment + ".yml"), text);
  }

  /** Runs every pipeline and insists that nothing was found and nothing failed. */
  public RunResult run(String environment) {
    RunResult result =
        sqlFlow()
            .run(new RunRequest(Selection.ALL, Optional.of(environment), false), RunListener.NONE);

    assertThat(result.check().diagnostics()).isEmpty();
    assertThat(result.reports()).allSatisfy(report -> assertThat(report.diagnostics()).isEmpty());
    assertThat(result.ok()).isTrue();
    return result;
  }

  /** Checks every pipeline and insists that nothing was found. */
  public void validate(String environment) {
    ValidateRequest request =
        new ValidateRequest(Selection.ALL, Optional.of(environment), Level.RESOLVE);

    assertThat(sqlFlow().validate(request).diagnostics()).isEmpty();
  }

  private SqlFlow sqlFlow() {
    return new SqlFlow(Project.at(folder, getClass().getClassLoader()).build());
  }

  private static void copy(Path from, Path to) {
    try {
      if (Files.isDirectory(from)) {
        Files.createDirectories(to);
      } else {
        Files.copy(from, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
