package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.engine.duckdb.DuckDbSqlAnalyzer;
import dev.sqlflow.plan.PlanProof;
import dev.sqlflow.plan.Planner;
import dev.sqlflow.plan.RecordedColumns;
import dev.sqlflow.source.Drafts;
import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * What a plan does decides its proof, on the machine that is meant and on one that lacks values:
 * any other option, mode, query or key is another proof, and other places and names are none.
 */
class PlanProofTest {

  private static final String PIPELINE =
      """
      SOURCE s TYPE guarded PARAMS {"path": "data/«path».jsonl", "password": "${secret:env:«SECRET»}",
        "length": «length», "url": "db://${«HOST»}/«url»", "headers": {"«key»": "«header»"}};
      SOURCE l TYPE lines PARAMS
        {"path": "/nowhere/a.jsonl", "allow_external_paths": true, "limit": «limit»};
      LOAD t FROM s MODE «UPSERT KEY (id)» OPTIONS {"schema_policy": "«evolve»"};
      LOAD u FROM l MODE UPSERT KEY («keyed», id) OPTIONS
        {"on_duplicate_key": "last", "order_by": "«ordered»"};
      CREATE TABLE v MODE «APPEND» AS SELECT id, «selected» FROM t WHERE id > ${«SMALLEST»};
      CREATE VIEW w AS SELECT «viewed» FROM u;
      CHECK «checked» ON v AS id > «bound» SEVERITY «WARN»;
      IF ${«FULL»} THEN
        EXPORT (SELECT id FROM «v») TO "«full».jsonl" TYPE lines;
      ELSE
        EXPORT w TO "short.jsonl" TYPE lines OPTIONS {"limit": «limited»};
      END IF;
      """;

  // Of the slots that take only some values, the others.
  private static final Map<String, List<String>> CHOICES =
      Map.of(
          "UPSERT KEY (id)", List.of("APPEND", "REPLACE", "UPSERT KEY (id, x)"),
          "evolve", List.of("freeze", "discard"),
          "APPEND", List.of("REPLACE", "UPSERT KEY id"),
          "WARN", List.of("ERROR"),
          "v", List.of("t", "u"),
          "HOST", List.of("OTHER_HOST"),
          "SMALLEST", List.of("OTHER_INT"),
          "FULL", List.of("OTHER_FLAG"));

  private static @Nullable Path folder;
  private static @Nullable DuckDbSqlAnalyzer analyzer;

  @BeforeContainer
  static void begin() throws IOException {
    folder = Files.createTempDirectory("proofs");
    analyzer = new DuckDbSqlAnalyzer();
    new TestProject(folder)
        .with("pipelines/a.sf", "SET a = 1;")
        .with(
            "profiles/dev.yml",
            """
            version: "1.0"
            variables:
              {HOST: h, OTHER_HOST: o, SMALLEST: 1, OTHER_INT: 2, FULL: true, OTHER_FLAG: false}
            connectors: {}
            """)
        .with(
            "profiles/prod.yml",
            """
            version: "1.0"
            requires: {HOST: string, OTHER_HOST: string, SMALLEST: integer, OTHER_INT: integer,
              FULL: boolean, OTHER_FLAG: boolean}
            connectors: {}
            """);
  }

  @AfterContainer
  static void end() throws IOException {
    if (analyzer != null) {
      analyzer.close();
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Another value in one place. */
  record Change(String slot, String value) {}

  @Property(tries = 300, seed = "20261128", shrinking = ShrinkingMode.OFF)
  void anyOtherValueIsAnotherProof(@ForAll("changes") Change change) {
    Map<String, PlanProof> before = proofs(filled(Optional.empty()));
    Map<String, PlanProof> after = proofs(filled(Optional.of(change)));
    assertThat(before.keySet()).containsExactly("dev", "prod").isEqualTo(after.keySet());
    for (String environment : before.keySet()) {
      PlanProof one = before.get(environment);
      PlanProof other = after.get(environment);
      boolean unused = environment.equals("dev") && change.slot().equals("limited");
      assertThat(one.fingerprint().equals(other.fingerprint()))
          .as(environment + " " + change)
          .isEqualTo(unused);
      assertThat(one.difference(other).isEmpty()).isEqualTo(unused);
    }
  }

  @Property(tries = 1)
  void placesAndNamesAreNoPartOfIt() {
    String text = filled(Optional.empty());
    String moved =
        "-- first\n\n"
            + text.replace("SOURCE l ", "SOURCE lines_ ")
                .replace("FROM l ", "FROM lines_ ")
                .replace("{\"path\"", "{ /* where */ \"path\"");
    Map<String, PlanProof> before = proofs(text);
    proofs(moved)
        .forEach(
            (environment, proof) -> {
              assertThat(before.get(environment).difference(proof)).isEmpty();
              assertThat(proof.fingerprint()).isEqualTo(before.get(environment).fingerprint());
            });
  }

  @Property(tries = 1)
  void whatDiffersIsToldWithItsEnvironment() {
    Change change = new Change("limit", "8");
    List<EnvironmentCheck> before = checks(filled(Optional.empty()));
    List<EnvironmentCheck> after = checks(filled(Optional.of(change)));
    assertThat(Found.lines(new Proofs(before, after).differences()))
        .isEqualTo(
            "SF2601 the plan of `pipelines/a.sf` in dev would not stay the same: "
                + "in `load:u` `7` would become `8`\n"
                + "SF2601 the plan of `pipelines/a.sf` in prod would not stay the same: "
                + "in `load:u` `7` would become `8`");
    assertThat(Found.lines(new Proofs(before, List.of()).differences()))
        .contains("would not stay the same: there would be none");
    assertThat(new Proofs(before, before).differences()).isEmpty();
    PlanProof whole = before.get(0).proofs().values().iterator().next();
    PlanProof less = proofs("SET a = 1;\n").get("dev");
    assertThat(whole.difference(less).orElseThrow()).startsWith("there would be no step `");
    assertThat(less.difference(whole).orElseThrow()).startsWith("there would be a step `");
  }

  private static String filled(Optional<Change> change) {
    StringBuilder text = new StringBuilder();
    var slots = Pattern.compile("«([^»]*)»").matcher(PIPELINE);
    while (slots.find()) {
      String slot = slots.group(1);
      boolean changed = change.filter(one -> one.slot().equals(slot)).isPresent();
      String usual = isNumber(slot) ? "7" : slot;
      slots.appendReplacement(
          text, Matcher.quoteReplacement(changed ? change.orElseThrow().value() : usual));
    }
    return slots.appendTail(text).toString();
  }

  private static boolean isNumber(String slot) {
    return List.of("length", "limit", "bound", "limited").contains(slot);
  }

  @Provide
  Arbitrary<Change> changes() {
    List<String> slots =
        Pattern.compile("«([^»]*)»")
            .matcher(PIPELINE)
            .results()
            .map(found -> found.group(1))
            .toList();
    return Arbitraries.of(slots)
        .flatMap(
            slot -> {
              Arbitrary<String> values =
                  CHOICES.containsKey(slot)
                      ? Arbitraries.of(CHOICES.get(slot))
                      : isNumber(slot)
                          ? Arbitraries.integers().between(8, 9_999).map(String::valueOf)
                          : Arbitraries.strings().withCharRange('a', 'z').ofLength(9);
              return values.map(value -> new Change(slot, value));
            });
  }

  private static Map<String, PlanProof> proofs(String pipeline) {
    Map<String, PlanProof> proofs = new TreeMap<>();
    for (EnvironmentCheck check : checks(pipeline)) {
      check.proofs().values().forEach(one -> proofs.put(check.environment(), one));
    }
    return proofs;
  }

  private static List<EnvironmentCheck> checks(String pipeline) {
    Path home = Objects.requireNonNull(folder);
    Map<Path, byte[]> drafts = new LinkedHashMap<>();
    drafts.put(home.resolve("pipelines/a.sf"), pipeline.getBytes(StandardCharsets.UTF_8));
    Project project =
        Project.at(home, PlanProofTest.class.getClassLoader())
            .clock(Clock.fixed(TestProject.NOW, ZoneOffset.UTC))
            .build();
    ProjectCheck.Outcome outcome =
        new ProjectCheck(project, new Drafts(drafts))
            .check(
                Selection.ALL,
                Purpose.validate(Optional.empty()),
                Optional.of(
                    Planner.proving(Objects.requireNonNull(analyzer), RecordedColumns.NONE)));
    assertThat(outcome.result().diagnostics().stream().filter(Diagnostic::isError).toList())
        .isEmpty();
    return outcome.checks();
  }
}
