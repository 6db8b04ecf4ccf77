package dev.sqlflow.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.Level;
import dev.sqlflow.Project;
import dev.sqlflow.RunListener;
import dev.sqlflow.RunRequest;
import dev.sqlflow.RunResult;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.ValidateRequest;
import dev.sqlflow.ValidationResult;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.report.CheckedPipeline.Verdict;
import dev.sqlflow.testkit.PageContract;
import dev.sqlflow.testkit.SchemaFileContract;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connectors that are not built yet have schemas and pages, and pipelines are checked by them. */
class SchemasAloneTest {

  private static final ConnectorRegistry REGISTRY =
      ConnectorRegistry.load(SchemasAloneTest.class.getClassLoader()).valid().orElseThrow();

  @TempDir Path folder;

  private static URL schemaOf(String type) {
    String name = "/dev/sqlflow/connectors/%1$s/%1$s.schema.json".formatted(type);
    return SchemasAloneTest.class.getResource(name);
  }

  private abstract static class Schema extends SchemaFileContract {

    private final String type;

    Schema(String type) {
      this.type = type;
    }

    @Override
    protected URL resource() {
      return schemaOf(type);
    }

    @Test
    void it_is_registered_and_not_runnable() {
      assertThat(REGISTRY.find(type).orElseThrow().isRunnable()).isFalse();
    }
  }

  private abstract static class Page extends PageContract {

    private final String type;

    Page(String type) {
      this.type = type;
    }

    @Override
    protected dev.sqlflow.spi.Connector connector() {
      return REGISTRY.find(type).orElseThrow().connector();
    }

    @Override
    protected URL schema() {
      return schemaOf(type);
    }

    @Override
    protected Path page() {
      return Path.of("../docs/connectors", type + ".md");
    }

    @Override
    protected String prose() throws IOException {
      return Files.readString(Path.of("src/test/resources/pages", type + ".md"));
    }
  }

  @Nested
  class ExcelSchema extends Schema {
    ExcelSchema() {
      super("excel");
    }
  }

  @Nested
  class ExcelPage extends Page {
    ExcelPage() {
      super("excel");
    }
  }

  @Nested
  class JdbcSchema extends Schema {
    JdbcSchema() {
      super("jdbc");
    }
  }

  @Nested
  class JdbcPage extends Page {
    JdbcPage() {
      super("jdbc");
    }
  }

  @Nested
  class MysqlSchema extends Schema {
    MysqlSchema() {
      super("mysql");
    }
  }

  @Nested
  class MysqlPage extends Page {
    MysqlPage() {
      super("mysql");
    }
  }

  @Nested
  class RestSchema extends Schema {
    RestSchema() {
      super("rest");
    }
  }

  @Nested
  class RestPage extends Page {
    RestPage() {
      super("rest");
    }
  }

  private void source(String type, String options) throws IOException {
    Files.createDirectories(folder.resolve("pipelines"));
    Files.createDirectories(folder.resolve("profiles"));
    Files.writeString(folder.resolve("profiles/dev.yml"), "version: \"1.0\"\nconnectors: {}\n");
    Files.writeString(
        folder.resolve("pipelines/p.sf"),
        "SOURCE s TYPE %s PARAMS %s;\nLOAD t FROM s;\nEXPORT t TO \"t.csv\" TYPE csv;\n"
            .formatted(type, options));
  }

  private SqlFlow project() {
    return new SqlFlow(Project.at(folder, getClass().getClassLoader()).build());
  }

  private ValidationResult validate() {
    return project().validate(new ValidateRequest(Selection.ALL, Optional.empty(), Level.RESOLVE));
  }

  private static List<String> told(List<Diagnostic> found) {
    return found.stream().map(one -> one.code().id() + " " + one.message()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "mysql|{\"database\": \"shop\", \"table\": \"orders\", \"password\": \"${secret:env:P}\"}",
        "mysql|{\"url\": \"jdbc:mysql://db/shop\", \"query\": \"SELECT 1\"}",
        "jdbc|{\"url\": \"jdbc:h2:./shop\", \"table\": \"orders\"}",
        "excel|{\"path\": \"prices.xlsx\", \"sheet\": \"2026\", \"range\": \"B3:F200\"}",
        "rest|{\"url\": \"https://api.example.com/v1\", \"auth\": \"bearer\", \"token\": \"${secret:env:T}\"}",
      })
  void what_is_right_is_noted_and_not_run(String type, String options) throws IOException {
    source(type, options);
    String expected =
        "SF2260 connector `%s` is not runnable: only its schema is here".formatted(type);

    ValidationResult checked = validate();
    assertThat(checked.ok()).isTrue();
    assertThat(told(checked.diagnostics())).containsExactly(expected);
    assertThat(checked.pipelines().get(0).verdicts()).isEqualTo(Map.of("dev", Verdict.UNKNOWN));

    RunResult run =
        project().run(new RunRequest(Selection.ALL, Optional.empty(), false), RunListener.NONE);
    assertThat(run.ok()).isFalse();
    assertThat(told(run.check().diagnostics())).containsExactly(expected);
    assertThat(run.reports()).isEmpty();
    assertThat(folder.resolve("t.csv")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "mysql|{\"table\": \"a\"}|SF4105 connector `mysql` needs the option `database`",
        "mysql|{\"database\": \"shop\"}|SF4105 connector `mysql` needs the option `table` or `query`",
        "mysql|{\"database\": \"d\", \"table\": \"a\", \"prot\": 1}|SF4102 unknown option `prot` of connector `mysql`",
        "jdbc|{\"url\": \"jdbc:h2:a\", \"table\": \"a\", \"query\": \"b\"}|SF4106 only one of `table`, `query` can be set",
        "excel|{\"path\": \"a.xlsx\", \"range\": \"3B\"}|SF4104 option `range` of connector `excel` does not take the text `3B`: it must match",
        "rest|{\"url\": \"https://a\", \"auth\": \"bearer\"}|SF4105 connector `rest` needs the option `token`",
        "rest|{\"url\": \"https://a\", \"pagination\": \"cursor\"}|SF4105 connector `rest` needs the option `cursor_path`",
        "rest|{\"url\": \"https://a\", \"auth\": \"oauth\"}|SF4104 option `auth` of connector `rest` must be one of",
      })
  void what_is_wrong_is_an_error(String type, String options, String finding) throws IOException {
    source(type, options);

    assertThat(told(validate().diagnostics())).anySatisfy(one -> assertThat(one).contains(finding));
    assertThat(validate().diagnostics().stream().filter(Diagnostic::isError)).hasSize(1);
  }

  @Test
  void an_older_name_that_says_its_unit_keeps_its_meaning() throws IOException {
    source("rest", "{\"base_url\": \"https://a\", \"timeout_seconds\": 30}");

    ValidationResult checked = validate();
    assertThat(told(checked.diagnostics()))
        .containsExactly(
            "SF2260 connector `rest` is not runnable: only its schema is here",
            "SF4108 option `base_url` of connector `rest` is called `url` now",
            "SF4108 option `timeout_seconds` of connector `rest` is called `timeout` now");
    assertThat(checked.diagnostics().get(2).fix().orElseThrow().edits())
        .extracting(edit -> edit.span().text() + " -> " + edit.replacement())
        .containsExactly("\"timeout_seconds\" -> \"timeout\"", "30 -> \"30s\"");
  }

  @Test
  void a_mode_that_the_schema_does_not_name_is_refused() throws IOException {
    source("csv", "{\"path\": \"a.csv\"}");
    Files.writeString(folder.resolve("a.csv"), "id\n1\n");
    Files.writeString(
        folder.resolve("pipelines/p.sf"),
        """
        SOURCE s TYPE csv PARAMS {"path": "a.csv"};
        LOAD t FROM s;
        EXPORT t TO "t.xlsx" TYPE excel MODE APPEND;
        """);

    assertThat(told(validate().diagnostics()))
        .contains("SF3203 connector `excel` can't write with MODE APPEND");
  }
}
