package dev.sqlflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A project in a folder of its own. */
final class TestProject {

  static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

  private final Path folder;
  private Map<String, String> variables = Map.of();
  private Map<String, String> environment = Map.of();
  private Map<String, String> lints = Map.of();
  private Set<String> demanded = Set.of();

  TestProject(Path folder) {
    this.folder = folder;
  }

  TestProject with(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return this;
  }

  /** Adds a pipeline that copies {@code data/<name>.jsonl} to {@code output/<name>.jsonl}. */
  TestProject withCopy(String name) throws IOException {
    return with("data/" + name + ".jsonl", "{\"id\":1}\n{\"id\":2}\n")
        .with(
            "pipelines/" + name + ".sf",
            """
            SOURCE s TYPE lines PARAMS {"path": "data/%1$s.jsonl"};
            LOAD t FROM s;
            EXPORT (SELECT id FROM t ORDER BY id) TO "output/%1$s.jsonl" TYPE lines;
            """
                .formatted(name));
  }

  TestProject withProfiles(String... environments) throws IOException {
    for (String environment : environments) {
      with("profiles/" + environment + ".yml", "version: \"1.0\"\nconnectors: {}\n");
    }
    return this;
  }

  TestProject withVariables(Map<String, String> values) {
    variables = values;
    return this;
  }

  TestProject withDemanded(String... names) {
    demanded = Set.of(names);
    return this;
  }

  TestProject withLints(Map<String, String> severities) {
    lints = severities;
    return this;
  }

  TestProject withEnvironment(Map<String, String> values) {
    environment = values;
    return this;
  }

  SqlFlow open() {
    return new SqlFlow(
        Project.at(folder, TestProject.class.getClassLoader())
            .variables(variables)
            .processEnvironment(environment)
            .demanded(demanded)
            .lints(lints)
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build());
  }

  /** Runs every test of the project. */
  TestReport test() {
    return open()
        .test(
            new TestRequest(
                Selection.ALL,
                Optional.empty(),
                path("src/test/sqlflow"),
                path("target/surefire-reports")));
  }

  Path path(String file) {
    return folder.resolve(file);
  }

  String text(String file) throws IOException {
    return Files.readString(path(file));
  }
}
