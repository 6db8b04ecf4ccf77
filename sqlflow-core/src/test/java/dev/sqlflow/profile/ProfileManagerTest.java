package dev.sqlflow.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.Severity;
import dev.sqlflow.testing.Found;
import dev.sqlflow.testing.TestConnectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileManagerTest {

  @TempDir Path project;
  private Path folder;

  @BeforeEach
  void begin() throws IOException {
    folder = Files.createDirectories(project.resolve("profiles"));
  }

  private ProfileManager manager() {
    return new ProfileManager(project, folder, TestConnectors.registry());
  }

  private Diagnosed<Optional<Profile>> load(String text) throws IOException {
    Files.writeString(folder.resolve("dev.yml"), text);
    return manager().load("dev");
  }

  private String findings(String text) throws IOException {
    return Found.lines(load(text).diagnostics());
  }

  @Test
  void aProfileHoldsVariablesConnectionsAndEngines() throws IOException {
    Diagnosed<Optional<Profile>> loaded =
        load(
            """
            version: 1.0
            variables: {a: 1, b: [x]}
            connectors:
              c: {type: FILES, params: {path: "${a}", header: true}}
              d: {type: rows, params: {}}
            engine: duckdb
            engines: {duckdb: {mode: memory, threads: 2}}
            """);
    Profile profile = loaded.valid().flatMap(found -> found).orElseThrow();
    assertThat(profile.environment()).isEqualTo("dev");
    assertThat(profile.file().orElseThrow().name()).isEqualTo("profiles/dev.yml");
    assertThat(profile.variables()).extracting(Entry::key).containsExactly("a", "b");
    assertThat(profile.connections()).containsOnlyKeys("c", "d");
    ConnectorProfile connection = profile.connection("c").orElseThrow();
    assertThat(connection.params()).extracting(Entry::key).containsExactly("path", "has_header");
    assertThat(connection.damaged()).isFalse();
    assertThat(profile.connection("x")).isEmpty();
    assertThat(Found.lines(loaded.diagnostics())).startsWith("SF4108").hasLineCount(1);
  }

  @Test
  void environmentsAreTheFilesOfTheFolder() throws IOException {
    assertThat(
            new ProfileManager(project, project.resolve("none"), TestConnectors.registry())
                .environments())
        .isEmpty();
    for (String name : List.of("prod.yml", "dev.yaml", ".hidden.yml", "notes.txt", "dev.yml")) {
      Files.writeString(folder.resolve(name), "");
    }
    Files.createDirectories(folder.resolve("folder.yml"));
    assertThat(manager().environments()).containsExactly("dev", "prod");
  }

  @Test
  void aMissingProfileNamesTheNearestAndAll() throws IOException {
    Diagnostic none = manager().load("dev").diagnostics().get(0);
    assertThat(none.code().id()).isEqualTo("SF2304");
    assertThat(none.help()).containsExactly("there are no profiles; write profiles/dev.yml");
    Files.writeString(folder.resolve("prod.yml"), "");
    Files.writeString(folder.resolve("staging.yml"), "");
    Diagnostic missing = manager().load("stagign").diagnostics().get(0);
    assertThat(missing.message()).isEqualTo("environment `stagign` has no profile in profiles");
    assertThat(missing.help())
        .containsExactly("did you mean `staging`?", "the environments are prod, staging");
    assertThat(manager().load("../profiles/prod").best()).isEmpty();
  }

  @Test
  void twoFilesForOneEnvironmentAreAnError() throws IOException {
    Files.writeString(folder.resolve("dev.yaml"), "");
    assertThat(findings(""))
        .isEqualTo(
            "SF2209 environment `dev` has two profiles: profiles/dev.yml and profiles/dev.yaml");
  }

  @Test
  void aFileThatIsTooLargeIsRefused() throws IOException {
    assertThat(findings("x".repeat((1 << 20) + 1)))
        .isEqualTo("SF2204 profile profiles/dev.yml is larger than 1 MiB");
  }

  @Test
  void aFileIsReadOnceByManyThreads() throws IOException {
    Files.writeString(folder.resolve("dev.yml"), "version: \"1.0\"\nconnectors: {}\n");
    ProfileManager manager = manager();
    List<Diagnosed<Optional<Profile>>> loaded =
        IntStream.range(0, 100).parallel().mapToObj(i -> manager.load("dev")).toList();
    assertThat(loaded).allMatch(found -> found == loaded.get(0));
  }

  @Test
  void aProfileMustBeAMap() throws IOException {
    assertThat(findings("[1]"))
        .isEqualTo("SF2205 profiles/dev.yml:1:1 [[1]] a profile must be a map");
    assertThat(findings("")).isEqualTo("SF2205 profiles/dev.yml:1:1 [] a profile must be a map");
    assertThat(findings("a: [")).startsWith("SF2201").hasLineCount(1);
  }

  @Test
  void theShapeIsChecked() throws IOException {
    assertThat(
            findings(
                    """
                version: "1.0"
                conectors: {}
                variables: [1]
                connectors:
                  a: {type: files}
                  b: {params: {}}
                  c: 5
                  d: {type: files, params: {path: x}, parms: 1}
                  e: {type: [x], params: {}}
                engines: {duckdb: {memory: 2GB, threads: 1.5}}
                """)
                .lines())
        .containsExactlyInAnyOrder(
            "SF2205 profiles/dev.yml:10:33 [threads] `engines.duckdb.threads` must be a whole number,"
                + " not a number",
            "SF2205 profiles/dev.yml:3:1 [variables] `variables` must be a map, not a list",
            "SF2205 profiles/dev.yml:5:3 [a] connection `a` has no `params`",
            "SF2205 profiles/dev.yml:6:3 [b] connection `b` has no `type`",
            "SF2205 profiles/dev.yml:7:3 [c] `connectors.c` must be a map, not a number",
            "SF2205 profiles/dev.yml:9:7 [type] `connectors.e.type` must be text, not a list",
            "SF2206 profiles/dev.yml:2:1 [conectors] unknown key `conectors` in a profile",
            "SF2206 profiles/dev.yml:8:39 [parms] unknown key `parms` in a profile",
            "SF2206 profiles/dev.yml:10:20 [memory] unknown key `memory` in a profile");
  }

  @Test
  void anUnknownKeyHasAFixOrAListOfKeys() throws IOException {
    List<Diagnostic> found =
        load("version: \"1.0\"\nvariabels: {}\nzzz: 1\nconnectors: {}\n").diagnostics();
    assertThat(Found.mended(found.get(0))).contains("\nvariables: {}");
    assertThat(found.get(1).help())
        .containsExactly(
            "the keys are version, abstract, extends, protected, requires, variables, connectors,"
                + " engine, engines, drift");
    assertThat(found).allMatch(Diagnostic::isError);
  }

  @Test
  void aFileWithoutVersionIsReadWithNotes() throws IOException {
    Diagnosed<Optional<Profile>> loaded = load("variables: {}\nlogging: {level: x}\n");
    assertThat(loaded.valid()).isPresent();
    assertThat(loaded.diagnostics())
        .extracting(Diagnostic::severity)
        .containsExactly(Severity.NOTE, Severity.NOTE, Severity.WARNING);
    assertThat(Found.mended(loaded.diagnostics().get(0)))
        .startsWith("version: \"1.0\"\nvariables: {}");
    assertThat(findings("version: \"1.0\"\n"))
        .isEqualTo("SF2205 profiles/dev.yml:1:1 [] a profile needs the key `connectors`");
  }

  @Test
  void otherVersionsAreRefused() throws IOException {
    assertThat(findings("version: \"1.1\"\nconnectors: {}\n"))
        .isEqualTo(
            "SF2208 profiles/dev.yml:1:10 [\"1.1\"] profiles of version 1.1 can't be read by this"
                + " version of SQLFlow");
    assertThat(findings("version: new\nconnectors: {}\n"))
        .isEqualTo("SF2205 profiles/dev.yml:1:1 [version] `version` must be \"1.0\"");
    assertThat(findings("version: 1\nconnectors: {}\n")).isEmpty();
  }

  @Test
  void olderSpellingsAreNotes() throws IOException {
    Diagnosed<Optional<Profile>> flat =
        load(
            """
            version: "1.0"
            connections:
              c: {type: files, path: x}
            engines: {duckdb: {database_path: a.db}}
            """);
    assertThat(Found.lines(flat.diagnostics()))
        .isEqualTo(
            """
            SF2207 profiles/dev.yml:2:1 [connections] `connections` is called `connectors` now
            SF2207 profiles/dev.yml:4:20 [database_path] `database_path` is called `path` now""");
    assertThat(flat.valid().orElseThrow().orElseThrow().connection("c").orElseThrow().params())
        .extracting(Entry::key)
        .containsExactly("path");
    Diagnostic renamed =
        load("version: \"1.0\"\nconnections: {c: {type: files, params: {}}}\n")
            .diagnostics()
            .get(0);
    assertThat(Found.mended(renamed)).contains("\nconnectors: {c");
    assertThat(findings("version: \"1.0\"\nconnections: {}\nconnectors: {}\n"))
        .startsWith("SF2202 profiles/dev.yml:2:1 [connections]");
    assertThat(findings("version: \"1.0\"\nconnections: 5\nengines: {duckdb: 5}\n"))
        .contains("SF2205");
  }

  @Test
  void variablesHaveNamesThatReferencesCanSay() throws IOException {
    assertThat(
            findings(
                "version: \"1.0\"\nvariables: {my-var: 1, env: 2, secret: 3}\nconnectors: {}\n"))
        .isEqualTo(
            """
            SF2205 profiles/dev.yml:2:13 [my-var] `my-var` can't be the name of a variable
            SF2103 profiles/dev.yml:2:24 [env] a variable can't be called `env`
            SF2103 profiles/dev.yml:2:32 [secret] a variable can't be called `secret`""");
  }

  @Test
  void aConnectionIsCheckedByItsConnector() throws IOException {
    Diagnosed<Optional<Profile>> loaded =
        load(
            """
            version: "1.0"
            connectors:
              a: {type: fils, params: {}}
              b:
                type: files
                params:
                  skip_rows: -1
                  ratio: x
                  delimiter: "${d}"
                  columns: ["${c}"]
                  types: {a: "${t}"}
                  user: ~
                  zzz: 1
            """);
    assertThat(Found.lines(loaded.diagnostics()))
        .isEqualTo(
            """
            SF2302 profiles/dev.yml:3:13 [fils] unknown connector type `fils`
            SF4102 profiles/dev.yml:13:7 [zzz] unknown option `zzz` of connector `files`
            SF4103 profiles/dev.yml:8:14 [x] option `ratio` of connector `files` must be a number, not the text `x`
            SF4104 profiles/dev.yml:7:18 [-1] option `skip_rows` of connector `files` must be at least 0, not the number `-1`""");
    ConnectorProfile damaged = loaded.best().orElseThrow().connection("b").orElseThrow();
    assertThat(damaged.damaged()).isTrue();
    assertThat(damaged.params())
        .extracting(Entry::key)
        .containsExactly("delimiter", "columns", "types", "user");
  }
}
