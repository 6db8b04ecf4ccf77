package dev.sqlflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.config.Origin;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.spi.Options;
import dev.sqlflow.testing.Found;
import dev.sqlflow.testing.Resolving;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  @TempDir Path project;
  private Resolving resolving;

  @BeforeEach
  void begin() {
    resolving = new Resolving(project);
  }

  private ResolvedOptions resolved(String pipeline) {
    ResolvedStatement statement = resolving.only(pipeline);
    return statement instanceof ResolvedStatement.Source source
        ? source.connection().orElseThrow().options()
        : ((ResolvedStatement.Export) statement).connection().orElseThrow().options();
  }

  private Options inline(String options) {
    return resolved("SOURCE s TYPE FILES PARAMS {" + options + "};").options();
  }

  private String faults(String options) {
    return resolving.findings("SOURCE s TYPE files PARAMS {\"path\": \"a\", " + options + "};");
  }

  @Test
  void theStatementWinsOverTheProfileOverTheDefaults() {
    resolving.profile(
        """
        connectors:
          c: {type: files, params: {path: p, delimiter: "|", has_header: false, level: 3}}
        """);
    ResolvedOptions options =
        resolved("SOURCE s FROM \"c\" OPTIONS {\"path\": \"o.csv\", \"has_header\": null};");
    assertThat(options.options().text("path")).isEqualTo(project.resolve("o.csv").toString());
    assertThat(options.options().text("delimiter")).isEqualTo("|");
    assertThat(options.options().flag("has_header")).isTrue();
    assertThat(options.options().integer("skip_rows")).isZero();
    assertThat(options.options().has("level")).isFalse();
    assertThat(options.overridden("path"))
        .extracting(Origin::describe)
        .containsExactly("profiles/dev.yml:3:35");
    assertThat(options.overridden("delimiter"))
        .containsExactly(new Origin.ConnectorDefault("files", "delimiter"));
    assertThat(options.overridden("has_header")).hasSize(2);
    assertThat(options.overridden("skip_rows")).isEmpty();
    assertThat(options.place("delimiter").orElseThrow()).hasToString("profiles/dev.yml:3:49");
    assertThat(options.place("skip_rows")).isEmpty();
    assertThat(options.destination()).contains("o.csv");
    assertThat(options.location()).contains(project.resolve("o.csv").toString());
  }

  @Test
  void mapsMergeKeyByKeyAndListsReplace() {
    resolving.profile(
        """
        connectors:
          c: {type: files, params: {path: p, types: {a: INT, id: TEXT, b: INT}, columns: [a, b]}}
        """);
    ResolvedOptions options =
        resolved(
            """
            SOURCE s FROM "c" OPTIONS {
              "types": {"id": null, "a": "DATE", "b": null}, "columns": ["x"]
            };
            """);
    assertThat(options.options().map("types"))
        .containsExactly(Map.entry("id", "BIGINT"), Map.entry("a", "DATE"));
    assertThat(options.options().texts("columns")).containsExactly("x");
    assertThat(options.overridden("types.id")).hasSize(2);
    assertThat(options.overridden("types.a")).hasSize(1);
  }

  @Test
  void connectorsReceiveTypedValues() {
    Options options =
        inline(
            """
            "path": "d/../*.csv", "timeout": "PT30S", "buffer": "64MB", "columns": "a, b",
            "ratio": 0.5, "widths": [1, 2], "more": ["x", "/y"], "allow_external_paths": true,
            "anything": [1, 1.5, {"a": null}, "t", true]
            """);
    assertThat(options.text("path")).isEqualTo(project.resolve("*.csv").toString());
    assertThat(options.optionalDuration("timeout")).contains(Duration.ofSeconds(30));
    assertThat(options.integer("buffer")).isEqualTo(64_000_000);
    assertThat(options.texts("columns")).containsExactly("a", "b");
    assertThat(options.list("widths")).isEqualTo(List.of(1L, 2L));
    assertThat(options.texts("more")).containsExactly(project.resolve("x").toString(), "/y");
    assertThat(options.list("anything"))
        .element(2)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("a", null);
    assertThat(options.list("anything").subList(0, 2))
        .isEqualTo(Arrays.asList(1L, new BigDecimal("1.5")));
  }

  @Test
  void whatIsBornOfReferencesOrYamlMayChangeItsKind() {
    resolving
        .profile(
            """
            variables: {n: "5", t: "true", num: 7, list: [a, b], mapped: {x: INT}, off: ~}
            connectors:
              c:
                type: Files
                params: {path: 2024, skip_rows: "3", has_header: "false", columns: 5, widths: "1,2"}
            """)
        .commandLine("h", "30s");
    Options options = resolved("SOURCE s FROM \"c\";").options();
    assertThat(options.text("path")).endsWith("/2024");
    assertThat(options.integer("skip_rows")).isEqualTo(3);
    assertThat(options.flag("has_header")).isFalse();
    assertThat(options.texts("columns")).containsExactly("5");
    assertThat(options.list("widths")).isEqualTo(List.of(1L, 2L));
    Options referred =
        inline(
            """
            "path": "${num}", "skip_rows": "${n}", "has_header": ${t}, "columns": ${list},
            "types": "${mapped}", "timeout": "${h}", "widths": ["${n}", 6], "delimiter": "${off}",
            "ratio": "0.${n}"
            """);
    assertThat(referred.text("path")).endsWith("/7");
    assertThat(referred.integer("skip_rows")).isEqualTo(5);
    assertThat(referred.flag("has_header")).isTrue();
    assertThat(referred.texts("columns")).containsExactly("a", "b");
    assertThat(referred.map("types")).containsKey("x");
    assertThat(referred.list("widths")).isEqualTo(List.of(5L, 6L));
    assertThat(referred.text("delimiter")).isEqualTo(",");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"skip_rows\": \"2\"|must be a whole number, not the text `2`",
        "\"skip_rows\": 1.5|must be a whole number, not the number `1.5`",
        "\"skip_rows\": 1e500|must be a whole number, not the number `1e500`",
        "\"has_header\": \"true\"|must be true or false, not the text `true`",
        "\"delimiter\": 5|must be text, not the number `5`",
        "\"delimiter\": true|must be text, not `true`",
        "\"ratio\": \"x\"|must be a number, not the text `x`",
        "\"timeout\": 30|must be a time span, not the number `30`",
        "\"timeout\": \"soon\"|must be a time span, not the text `soon`",
        "\"buffer\": \"many\"|must be a size, not the text `many`",
        "\"buffer\": -1|must be a size, not the number `-1`",
        "\"columns\": 5|must be a list of texts, not the number `5`",
        "\"columns\": [1]|must be a list of texts, not such a list",
        "\"widths\": \"1,x\"|must be a list of whole numbers, not the text `1,x`",
        "\"types\": []|must be a map, not such a list",
        "\"types\": {\"a\": 1}|must be a map, not such a map",
      })
  void aLiteralOfTheWrongKindIsAnErrorAtItsPlace(String option, String message) {
    String name = option.substring(1, option.indexOf('"', 1));
    String value = option.substring(option.indexOf(": ") + 2);
    assertThat(faults(option))
        .startsWith("SF4103 pipelines/sales.sf:1:")
        .contains("[" + value + "]")
        .endsWith("option `" + name + "` of connector `files` " + message)
        .hasLineCount(1);
  }

  @Test
  void aValueFromElsewhereShowsBothEnds() {
    resolving.profile("variables: {n: many}\n").commandLine("c", "x");
    List<Diagnostic> found =
        resolving
            .resolve(
                "SOURCE s TYPE files PARAMS {\"path\": \"a\", \"skip_rows\": \"${n}\", \"ratio\":"
                    + " ${c}};")
            .diagnostics();
    assertThat(found).hasSize(2);
    assertThat(found.get(0).span().orElseThrow().text()).isEqualTo("\"${n}\"");
    assertThat(found.get(0).related().get(0).span()).hasToString("profiles/dev.yml:2:16");
    assertThat(found.get(1).help()).contains("the value comes from -Dsqlflow.var.c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"skip_rows\": -1|must be at least 0, not the number `-1`",
        "\"skip_rows\": 101|must be at most 100, not the number `101`",
        "\"ratio\": 0|must be more than 0, not the number `0`",
        "\"ratio\": 1|must be less than 1, not the number `1`",
        "\"delimiter\": \"ab\"|must have at most 1 character, unlike the text `ab`",
        "\"columns\": []|must not be empty",
        "\"columns\": [\"a\", \"b\", \"c\", \"d\"]|must have at most 3 elements",
        "\"columns\": [\"a\", \"a\"]|holds something twice",
        "\"encoding\": \"UTF8\"|must be one of `UTF-8`, `UTF-16`, not the text `UTF8`",
      })
  void aValueThatTheSchemaDoesNotTakeIsAnErrorAtItsPlace(String option, String message) {
    String name = option.substring(1, option.indexOf('"', 1));
    String value = option.substring(option.indexOf(": ") + 2);
    assertThat(faults(option))
        .startsWith("SF4104 pipelines/sales.sf:1:")
        .contains("[" + value + "]")
        .endsWith("option `" + name + "` of connector `files` " + message)
        .hasLineCount(1);
  }

  @Test
  void aFaultInsideOfAMapHasItsOwnPlace() {
    assertThat(faults("\"types\": {\"a\": \"INT\", \"b\": \"int\"}"))
        .isEqualTo(
            "SF4104 pipelines/sales.sf:1:69 [\"int\"] option `types.b` of connector `files` does not"
                + " take the text `int`: it must match \"^[A-Z]+$\"");
  }

  @Test
  void anUnknownOptionHasAFix() {
    Diagnostic found =
        resolving
            .resolve("SOURCE s TYPE files PARAMS {\"path\": \"a\", \"has_headers\": true};")
            .diagnostics()
            .get(0);
    assertThat(Found.lines(List.of(found)))
        .isEqualTo(
            "SF4102 pipelines/sales.sf:1:42 [\"has_headers\"] unknown option `has_headers` of"
                + " connector `files`");
    assertThat(Found.mended(found)).contains("\"has_header\": true");
    assertThat(faults("\"zzzzz\": 1"))
        .isEqualTo(
            "SF4102 pipelines/sales.sf:1:42 [\"zzzzz\"] unknown option `zzzzz` of connector"
                + " `files`");
  }

  @Test
  void olderNamesAreNotesAndRetiredOptionsWarnings() {
    List<Diagnostic> found =
        resolving
            .resolve(
                "SOURCE s TYPE files PARAMS {\"path\": \"a\", \"header\": false, \"mock_mode\": true};")
            .diagnostics();
    assertThat(Found.lines(found))
        .isEqualTo(
            """
            SF4108 pipelines/sales.sf:1:42 ["header"] option `header` of connector `files` is called `has_header` now
            SF4109 pipelines/sales.sf:1:59 ["mock_mode"] option `mock_mode` of connector `files` is no longer used""");
    assertThat(found).noneMatch(Diagnostic::isError);
    assertThat(Found.mended(found.get(0))).contains("\"has_header\": false");
    assertThat(found.get(1).help()).containsExactly("Retired: there is no mock");
    assertThat(faults("\"header\": false, \"has_header\": true"))
        .contains("SF4106")
        .contains("option `has_header` is set twice, by two of its names");
  }

  @Test
  void anOptionOfTheOtherRoleMeansNothing() {
    assertThat(faults("\"level\": 1"))
        .isEqualTo(
            "SF4107 pipelines/sales.sf:1:42 [\"level\"] option `level` of connector `files` means"
                + " nothing here");
    assertThat(
            resolving.findings("EXPORT t TO \"a\" TYPE files OPTIONS {\"encoding\": \"UTF-8\"};"))
        .startsWith("SF4107");
  }

  @Test
  void whatIsMissingIsReportedWhereTheConnectorIsNamed() {
    resolving.profile("connectors: {c: {type: files, params: {}}}\n");
    List<Diagnostic> found =
        resolving.resolve("SOURCE s TYPE files PARAMS {};\nSOURCE u FROM 'c';").diagnostics();
    assertThat(Found.lines(found))
        .isEqualTo(
            """
            SF4105 pipelines/sales.sf:1:15 [files] connector `files` needs the option `path`
            SF4105 pipelines/sales.sf:2:16 [c] connector `files` needs the option `path`""");
    assertThat(found.get(1).related().get(0).span()).hasToString("profiles/dev.yml:2:14");
  }

  @Test
  void alternativesAndGroupsAreExplained() {
    assertThat(resolving.findings("SOURCE s TYPE rows PARAMS {};"))
        .endsWith("connector `rows` needs the option `rows` or `name`");
    assertThat(resolving.findings("SOURCE s TYPE rows PARAMS {\"rows\": [], \"name\": \"x\"};"))
        .startsWith(
            "SF4106 pipelines/sales.sf:1:28 [\"rows\"] only one of `rows`, `name` can be set")
        .hasLineCount(1);
    assertThat(faults("\"user\": \"x\""))
        .startsWith("SF4106")
        .contains("options of connector `files` don't go together")
        .hasLineCount(1);
  }

  @Test
  void oneCauseIsOneFinding() {
    assertThat(resolving.findings("SOURCE s TYPE files PARAMS {\"paht\": \"a\", \"path\": ${p}};"))
        .isEqualTo(
            """
            SF4102 pipelines/sales.sf:1:29 ["paht"] unknown option `paht` of connector `files`
            SF2101 pipelines/sales.sf:1:52 [p] undefined variable `p`""");
  }

  @Test
  void aPathMustNotLeaveTheProject() {
    assertThat(
            resolving.findings(
                """
                SOURCE s TYPE files PARAMS {"path": "../a.csv"};
                SOURCE t TYPE files PARAMS {"path": "a.csv", "more": ["b", "/etc/c"]};
                """))
        .isEqualTo(
            """
            SF4111 pipelines/sales.sf:1:37 ["../a.csv"] path `../a.csv` leads out of the project
            SF4111 pipelines/sales.sf:2:54 [["b", "/etc/c"]] path `/etc/c` leads out of the project""");
    assertThat(inline("\"path\": \"../a.csv\", \"allow_external_paths\": true").text("path"))
        .isEqualTo(project.getParent().resolve("a.csv").toString());
    assertThat(inline("\"path\": \"" + project.resolve("x/./y") + "\"").text("path"))
        .isEqualTo(project.resolve("x/y").toString());
  }

  @Test
  void aSecretThatIsNotAsItMustBeIsNotShown() {
    assertThat(faults("\"password\": 12345"))
        .contains("SF6070")
        .endsWith("option `password` of connector `files` must be text, not a number")
        .hasLineCount(2);
    assertThat(faults("\"password\": \"ab\""))
        .contains("SF6070")
        .endsWith(
            "option `password` of connector `files` must have at least 3 characters, unlike a text")
        .hasLineCount(2);
  }
}
