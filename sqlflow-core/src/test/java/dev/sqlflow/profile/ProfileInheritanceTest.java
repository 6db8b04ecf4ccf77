package dev.sqlflow.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ValueType;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
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

class ProfileInheritanceTest {

  @TempDir Path project;
  private Path folder;

  @BeforeEach
  void begin() throws IOException {
    folder = Files.createDirectories(project.resolve("profiles"));
  }

  private ProfileInheritanceTest with(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".yml"), "version: \"1.0\"\n" + text);
    return this;
  }

  private ProfileManager manager() {
    return new ProfileManager(project, folder, TestConnectors.registry());
  }

  private Diagnosed<Optional<Profile>> dev() {
    return manager().load("dev");
  }

  private Profile profile() {
    Diagnosed<Optional<Profile>> loaded = dev();
    assertThat(Found.lines(loaded.diagnostics())).isEmpty();
    return loaded.best().orElseThrow();
  }

  private String findings() {
    return Found.lines(dev().diagnostics());
  }

  private static List<String> origins(List<Entry> entries) {
    return entries.stream()
        .map(entry -> entry.key() + "=" + entry.value().origin().describe())
        .toList();
  }

  @Test
  void mapsMergeKeyByKeyAndEveryValueKnowsItsFile() throws IOException {
    with(
            "base",
            "variables: {a: 1, b: 2}\nconnectors:\n  c:\n    type: files\n    params:\n"
                + "      path: data\n      delimiter: \";\"\n")
        .with(
            "dev",
            "extends: base\nvariables: {b: 3, d: 4}\nconnectors:\n  c:\n    params:\n"
                + "      delimiter: \"|\"\n");
    Profile profile = profile();
    assertThat(origins(profile.variables()))
        .containsExactly(
            "a=profiles/base.yml:2:16", "b=profiles/dev.yml:3:16", "d=profiles/dev.yml:3:22");
    assertThat(origins(profile.connection("c").orElseThrow().params()))
        .containsExactly("path=profiles/base.yml:7:13", "delimiter=profiles/dev.yml:7:18");
  }

  @Test
  void listsAndScalarsReplace() throws IOException {
    with("base", "variables: {a: [1, 2], m: {x: 1, y: [1]}, s: {t: 1}}\n")
        .with("dev", "extends: base\nvariables: {a: [3], m: {y: [2]}, s: 5}\nconnectors: {}\n");
    List<Entry> variables = profile().variables();
    assertThat(variables.get(0).value().origin().describe()).startsWith("profiles/dev.yml");
    assertThat(((MapValue) variables.get(1).value()).entries())
        .extracting(Entry::key)
        .containsExactly("x", "y");
    assertThat(variables.get(2).value().kind()).isEqualTo("number");
  }

  @Test
  void nullRemovesAnInheritedKey() throws IOException {
    with(
            "base",
            "variables: {a: 1, m: {x: 1, y: 2}}\nengines: {duckdb: {threads: 2}}\n"
                + "connectors:\n  c: {type: files, params: {path: x}}\n  d: {type: files, params: {path: y}}\n")
        .with(
            "dev",
            "extends: base\nvariables: {a: ~, own: ~, m: {x: ~}}\nengines: ~\n"
                + "connectors:\n  c: ~\n  d: {params: {path: ~}}\n");
    Profile profile = profile();
    assertThat(profile.variables()).extracting(Entry::key).containsExactly("m", "own");
    assertThat(((MapValue) profile.variables().get(0).value()).entries())
        .extracting(Entry::key)
        .containsExactly("y");
    assertThat(profile.connections()).containsOnlyKeys("d");
    assertThat(profile.connection("d").orElseThrow().params()).isEmpty();
    assertThat(profile.engines()).isEmpty();
  }

  @Test
  void nullWhereNothingIsInheritedIsNoConnection() throws IOException {
    with("dev", "connectors: {c: ~}\n");
    assertThat(findings())
        .isEqualTo("SF2205 profiles/dev.yml:2:14 [c] `connectors.c` must be a map, not a null");
  }

  @Test
  void aLaterProfileOfTheListWins() throws IOException {
    with("one", "variables: {a: 1, b: 1}\n")
        .with("two", "variables: {b: 2}\n")
        .with("dev", "extends: [one, two]\nconnectors: {}\n");
    assertThat(origins(profile().variables()))
        .containsExactly("a=profiles/one.yml:2:16", "b=profiles/two.yml:2:16");
  }

  @Test
  void aProfileThatTwoExtendDoesNotUndoWhatTheFirstChanged() throws IOException {
    with("base", "variables: {a: 0, b: 0}\n")
        .with("one", "extends: base\nvariables: {a: 1}\n")
        .with("two", "extends: base\nvariables: {b: 2}\n")
        .with("dev", "extends: [one, two]\nconnectors: {}\n");
    assertThat(origins(profile().variables()))
        .containsExactly("a=profiles/one.yml:3:16", "b=profiles/two.yml:3:16");
  }

  @Test
  void connectorsMayBeInheritedAndAConnectionMayBeCompletedByAnHeir() throws IOException {
    with("base", "abstract: true\nconnectors: {c: {type: files}}\n")
        .with("dev", "extends: base\nconnectors: {c: {params: {path: x}}}\n")
        .with("prod", "extends: base\n");
    assertThat(profile().connections()).containsOnlyKeys("c");
    assertThat(Found.lines(manager().load("prod").diagnostics()))
        .isEqualTo("SF2205 profiles/base.yml:3:14 [c] connection `c` has no `params`");
  }

  @Test
  void aFaultInAnInheritedFileIsReportedThere() throws IOException {
    with("base", "variabels: {}\nconnectors: {c: {type: fils, params: {}}}\n")
        .with("dev", "extends: base\n");
    assertThat(findings())
        .isEqualTo(
            """
            SF2206 profiles/base.yml:2:1 [variabels] unknown key `variabels` in a profile
            SF2302 profiles/base.yml:3:24 [fils] unknown connector type `fils`""");
  }

  @Test
  void unknownKeysOfAFileWithoutVersionAreWarningsAlsoIfInherited() throws IOException {
    Files.writeString(folder.resolve("base.yml"), "logging: 1\nconnectors: {}\n");
    with("dev", "extends: base\n");
    assertThat(dev().diagnostics()).noneMatch(Diagnostic::isError);
    assertThat(findings())
        .isEqualTo(
            """
            SF2207 profiles/base.yml:1:1 [] a profile should say its version
            SF2206 profiles/base.yml:1:1 [logging] unknown key `logging` in a profile""");
  }

  @Test
  void anUnreadableParentIsTheOnlyFinding() throws IOException {
    with("base", "a: [\n").with("dev", "extends: base\nconnectors: {c: {}}\n");
    assertThat(findings()).startsWith("SF2201 profiles/base.yml").hasLineCount(1);
    assertThat(dev().best()).isEmpty();
  }

  @Test
  void aMissingParentNamesTheNearest() throws IOException {
    with("base", "").with("dev", "extends: bsae\nconnectors: {}\n");
    Diagnostic missing = dev().diagnostics().get(0);
    assertThat(findings())
        .isEqualTo("SF2220 profiles/dev.yml:2:10 [bsae] there is no profile `bsae` to extend");
    assertThat(missing.help()).contains("did you mean `base`?");
  }

  @Test
  void aParentNeverLeavesTheFolder() throws IOException {
    Files.writeString(project.resolve("other.yml"), "version: \"1.0\"\nvariables: {a: 1}\n");
    with("dev", "extends: [../other, \"\", .dev]\nconnectors: {}\n");
    assertThat(findings()).hasLineCount(3);
    assertThat(dev().diagnostics()).allMatch(found -> found.code().id().equals("SF2220"));
  }

  @Test
  void aParentOfTwoFilesIsAmbiguous() throws IOException {
    with("base", "").with("dev", "extends: base\nconnectors: {}\n");
    Files.writeString(folder.resolve("base.yaml"), "");
    assertThat(findings())
        .isEqualTo(
            "SF2209 profiles/dev.yml:2:10 [base] profile `base` has two files:"
                + " profiles/base.yml and profiles/base.yaml");
  }

  @Test
  void aCycleIsAnErrorWithItsPath() throws IOException {
    with("a", "extends: b\n")
        .with("b", "extends: a\n")
        .with("dev", "extends: a\nconnectors: {}\n")
        .with("self", "extends: self\nconnectors: {}\n");
    assertThat(findings())
        .isEqualTo("SF2221 profiles/b.yml:2:10 [a] profiles extend each other: a -> b -> a");
    assertThat(Found.lines(manager().load("self").diagnostics()))
        .isEqualTo("SF2221 profiles/self.yml:2:10 [self] profiles extend each other: self -> self");
  }

  @Test
  void sixteenProfilesMayStandAboveEachOther() throws IOException {
    for (int i = 2; i <= 17; i++) {
      with("p" + i, i == 17 ? "" : "extends: p" + (i + 1) + "\n");
    }
    with("dev", "extends: p3\nconnectors: {}\n");
    profile();
    with("dev", "extends: p2\nconnectors: {}\n");
    assertThat(findings())
        .startsWith(
            "SF2222 profiles/p16.yml:2:10 [p17] more than 16 profiles extend each other: dev -> p2")
        .hasLineCount(1);
  }

  @Test
  void aWideDiamondIsReadInNoTime() throws IOException {
    for (int i = 0; i < 15; i++) {
      with("l" + i, i == 14 ? "" : "extends: [l%d, r%d]\n".formatted(i + 1, i + 1));
      with("r" + i, i == 14 ? "" : "extends: [r%d, l%d]\n".formatted(i + 1, i + 1));
    }
    with("dev", "extends: [l0, r0]\nconnectors: {}\n");
    profile();
  }

  @Test
  void abstractProfilesAreNoEnvironments() throws IOException {
    with("base", "abstract: true\nconnectors: {}\n")
        .with("dev", "extends: base\nabstract: false\n")
        .with("prod", "extends: base\n");
    assertThat(manager().environments()).containsExactly("dev", "prod");
    Diagnostic asked = manager().load("base").diagnostics().get(0);
    assertThat(asked.code().id()).isEqualTo("SF2223");
    assertThat(asked.help()).containsExactly("the environments are dev, prod");
  }

  @Test
  void abstractAndExtendsHaveTheirKinds() throws IOException {
    with("dev", "abstract: maybe\nextends: [base, 5]\nconnectors: {}\n")
        .with("base", "extends: {}\n");
    assertThat(findings())
        .isEqualTo(
            """
            SF2205 profiles/base.yml:2:10 [{}] `extends` must name a profile or a list of them, not a map
            SF2205 profiles/dev.yml:2:11 [maybe] `abstract` must be true or false, not a text
            SF2205 profiles/dev.yml:3:17 [5] `extends` must name a profile or a list of them, not a number""");
  }

  @Test
  void whatAMachineMustSupplyIsInherited() throws IOException {
    with("base", "protected: true\nrequires: {HOST: string, OLD: integer}\nconnectors: {}\n")
        .with("dev", "extends: base\nrequires: {OLD: ~, BATCH: integer}\n");
    Profile profile = profile();
    assertThat(profile.isProtected()).isTrue();
    assertThat(profile.requirements())
        .extracting(needed -> needed.name().value())
        .containsExactly("HOST", "BATCH");
    assertThat(profile.requirements())
        .extracting(Requirement::type)
        .containsExactly(ValueType.STRING, ValueType.INTEGER);
  }

  @Test
  void requirementsHaveNamesAndTypes() throws IOException {
    with(
        "dev",
        "requires: {a-b: string, B: text, env: string, C: 5}\nprotected: 1\nconnectors: {}\n");
    assertThat(findings().lines())
        .containsExactlyInAnyOrder(
            "SF2205 profiles/dev.yml:2:12 [a-b] `a-b` can't be the name of a variable",
            "SF2205 profiles/dev.yml:2:25 [B] `requires.B` must be a type: one of string, integer,"
                + " number, boolean",
            "SF2103 profiles/dev.yml:2:34 [env] a variable can't be called `env`",
            "SF2205 profiles/dev.yml:2:47 [C] `requires.C` must be a type: one of string, integer,"
                + " number, boolean",
            "SF2205 profiles/dev.yml:3:1 [protected] `protected` must be true or false, not a number");
  }

  @Test
  void driftHasItsShape() throws IOException {
    with(
        "dev",
        "connectors: {}\ndrift:\n  allow:\n"
            + "    - {path: a, reason: b, until: 2027-03-01}\n    - {path: a}\n    - {path: a, reason: b, til: x}\n");
    assertThat(findings())
        .contains("SF2206 profiles/dev.yml:7:28 [til] unknown key `til` in a profile")
        .contains("SF2205")
        .hasLineCount(2);
  }

  @Test
  void linksThatLeadNowhereOrInACircleCanNotBeRead() throws IOException {
    Files.createSymbolicLink(folder.resolve("dev.yml"), Path.of("nothing.yml"));
    Files.createSymbolicLink(folder.resolve("loop.yml"), Path.of("loop.yml"));
    assertThat(manager().environments()).containsExactly("dev", "loop");
    assertThat(findings()).isEqualTo("SF2210 profile profiles/dev.yml can't be read");
    assertThat(Found.lines(manager().load("loop").diagnostics()))
        .isEqualTo("SF2210 profile profiles/loop.yml can't be read");
  }

  @Test
  void bytesThatAreNoTextHaveAPlace() throws IOException {
    Files.write(folder.resolve("dev.yml"), new byte[] {'a', ':', ' ', (byte) 0xff, 0, 1});
    assertThat(findings()).startsWith("SF1001 profiles/dev.yml:1:4").hasLineCount(1);
  }

  @Test
  void manyThreadsReadOneParentOnce() throws IOException {
    with("base", "connectors: {}\n").with("dev", "extends: base\n");
    ProfileManager manager = manager();
    assertThat(IntStream.range(0, 100).parallel().mapToObj(i -> manager.load("dev")).distinct())
        .hasSize(1);
  }
}
