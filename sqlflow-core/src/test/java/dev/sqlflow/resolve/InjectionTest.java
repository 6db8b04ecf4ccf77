package dev.sqlflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.language.Pipeline;
import dev.sqlflow.language.PipelineParser;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.testing.TestConnectors;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** No value breaks out of its place: the engine reads back just what was put in. */
class InjectionTest {

  private static final String PIPELINE =
      """
      CREATE TABLE t AS
        SELECT ${v} AS bare, 'a${v}b' AS "n${v}", e'c${v}d' AS escaped, '${v}${v}' AS twice;
      """;

  private static final Pipeline PARSED =
      PipelineParser.parse(SourceFile.of("p.sf", PIPELINE)).best();
  private static Connection engine;

  @BeforeContainer
  static void open() throws SQLException {
    engine = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterContainer
  static void close() throws SQLException {
    engine.close();
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "'",
            "''",
            "\"",
            "\\",
            "\\'",
            "--",
            "/*",
            "*/",
            ";",
            "$$",
            "${v}",
            "$${",
            "\n",
            "\r",
            "x",
            "0",
            "-",
            "e",
            "U&'",
            "\\u0027",
            "\u2019",
            "\uFF07",
            "\uD83D\uDE00",
            " ",
            ")",
            "DROP TABLE t",
            "null",
            "true",
            "1e5",
            "-1");
    return pieces.list().ofMinSize(0).ofMaxSize(6).map(list -> String.join("", list));
  }

  @Property(tries = 500)
  void theEngineReadsBackWhatWasPutIn(@ForAll("hostile") String value) throws SQLException {
    String sql = rendered(value);
    try (Statement statement = engine.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.getMetaData().getColumnCount()).isEqualTo(4);
      assertThat(row.getMetaData().getColumnName(2)).isEqualTo("n" + value);
      assertThat(row.next()).isTrue();
      assertThat(row.getString(2)).isEqualTo("a" + value + "b");
      assertThat(row.getString(3)).isEqualTo("c" + value + "d");
      assertThat(row.getString(4)).isEqualTo(value + value);
      if (row.getMetaData().getColumnTypeName(1).equals("VARCHAR")) {
        assertThat(row.getString(1)).isEqualTo(value);
      }
      assertThat(row.next()).isFalse();
    }
  }

  private static String rendered(String value) {
    ResolutionInputs inputs =
        new ResolutionInputs(Map.of("v", value), Map.of(), "run", LocalDate.of(2026, 11, 1));
    ResolvedPipeline resolved =
        new ConfigurationResolver(TestConnectors.registry(), Path.of(""))
            .resolve(PARSED, Profile.empty("dev"), inputs)
            .valid()
            .orElseThrow();
    ResolvedStatement.Transform transform =
        (ResolvedStatement.Transform) resolved.statements().get(0);
    return transform.query().orElseThrow().text();
  }
}
