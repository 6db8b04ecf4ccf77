package dev.sqlflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.testing.Found;
import dev.sqlflow.testing.Resolving;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineSettingsTest {

  private static final String PIPELINE = "SET a = 1;";

  @TempDir Path project;

  private EngineSettings settings(String profile) {
    var resolved = new Resolving(project).profile(profile).resolve(PIPELINE);
    assertThat(Found.lines(resolved.diagnostics())).isEmpty();
    return resolved.best().engine();
  }

  @Test
  void theDefaultIsADatabaseInMemory() {
    assertThat(settings("")).isEqualTo(EngineSettings.IN_MEMORY);
    assertThat(settings("engine: duckdb\nengines: {duckdb: {}}\n").persistent()).isFalse();
    assertThat(settings("engines: {other: {x: 1}}\n")).isEqualTo(EngineSettings.IN_MEMORY);
  }

  @Test
  void settingsMayHoldReferences() {
    EngineSettings settings =
        settings(
            """
            variables: {limit: 2GB, cores: "3"}
            engines:
              duckdb:
                mode: persistent
                path: "state/${env}.db"
                memory_limit: "${limit}"
                threads: "${cores}"
                temp_directory: tmp
            """);
    assertThat(settings.database()).contains(project.resolve("state/dev.db"));
    assertThat(settings.memoryLimit()).contains("2GB");
    assertThat(settings.threads()).hasValue(3);
    assertThat(settings.temporaryDirectory()).contains(project.resolve("tmp"));
    assertThat(settings.place().orElseThrow().text()).isEqualTo("duckdb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"50%", "12.5%", "100 %", "0.5%"})
  void memoryMayBeAShareOfTheMachines(String share) {
    assertThat(settings("engines: {duckdb: {memory_limit: " + share + "}}\n").memoryLimit())
        .contains(share);
  }

  @Test
  void aPathAloneMeansADatabaseFile() {
    assertThat(settings("engines: {duckdb: {path: a.db}}\n").database())
        .contains(project.resolve("a.db"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mode: disk|`mode` must be `memory` or `persistent`, not `disk`",
        "mode: persistent|a persistent database needs a `path`",
        "mode: memory, path: a.db|a database in memory has no `path`",
        "memory_limit: much|`memory_limit` must be a size or a share, not `much`",
        "memory_limit: 0%|`memory_limit` must be a size or a share, not `0%`",
        "memory_limit: 101%|`memory_limit` must be a size or a share, not `101%`",
        "threads: 0|`threads` must be a whole number from 1 to 1024, not `0`",
        "threads: many|`threads` must be a whole number from 1 to 1024, not `many`",
        "path: '${flag}'|can't be a boolean",
      })
  void wrongSettingsAreReported(String setting, String message) {
    String found =
        new Resolving(project)
            .profile("variables: {flag: true}\nengines: {duckdb: {" + setting + "}}\n")
            .findings(PIPELINE);
    assertThat(found).startsWith("SF2211 profiles/dev.yml:3:").endsWith(message).hasLineCount(1);
  }

  @Test
  void anotherEngineComesLater() {
    assertThat(new Resolving(project).profile("engine: spark\n").findings(PIPELINE))
        .isEqualTo(
            "SF3001 profiles/dev.yml:2:9 [spark] engine `spark` is not supported in this version");
  }
}
