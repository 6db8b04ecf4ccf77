package dev.sqlflow.benchmarks.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.Project;
import dev.sqlflow.RunListener;
import dev.sqlflow.RunRequest;
import dev.sqlflow.RunResult;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline's 22 answers, read back from their Parquet files, are those of the engine alone. */
class TpchPipelineTest {

  @TempDir Path project;

  @Test
  void theAnswersAtATenthAreThoseOfTheEngineAlone() throws IOException, SQLException {
    answersAreThoseOfTheEngineAlone(0.1);
  }

  @Test
  @Tag("slow")
  void theAnswersAtScaleOneAreThoseOfTheEngineAlone() throws IOException, SQLException {
    answersAreThoseOfTheEngineAlone(1);
  }

  private void answersAreThoseOfTheEngineAlone(double scale) throws IOException, SQLException {
    copy("pipelines/tpch.sf");
    copy("profiles/tpch.yml");
    TpchFiles.write(scale, project.resolve("data"));

    run(scale);

    String fraction = PlainTpch.fraction(scale);
    try (PlainTpch engine = new PlainTpch(project, project.resolve("data"), fraction)) {
      engine.answer();
      assertThat(engine.names()).hasSize(22);
      for (String query : engine.names()) {
        assertSame(engine, query, project.resolve("output/" + query + ".parquet"));
      }
    }
  }

  private void run(double scale) {
    Project tpch =
        Project.at(project, getClass().getClassLoader())
            .variables(Map.of("q11_fraction", PlainTpch.fraction(scale)))
            .build();
    RunResult result =
        new SqlFlow(tpch)
            .run(new RunRequest(Selection.ALL, Optional.empty(), false), RunListener.NONE);

    assertThat(result.reports()).allSatisfy(report -> assertThat(report.diagnostics()).isEmpty());
    assertThat(result.ok()).as(() -> result.check().diagnostics().toString()).isTrue();
  }

  private static void assertSame(PlainTpch engine, String query, Path file) throws SQLException {
    String ours = "SELECT * FROM read_parquet('" + file + "')";
    List<List<String>> expected = engine.rows("FROM " + query);

    assertThat(engine.rows("DESCRIBE " + ours)).isEqualTo(engine.rows("DESCRIBE " + query));
    if (!query.equals("q17")) {
      assertThat(expected).as(query).isNotEmpty();
    }
    assertThat(engine.rows(ours)).as(query).isEqualTo(expected);
  }

  private void copy(String file) throws IOException {
    Path target = project.resolve(file);
    Files.createDirectories(target.getParent());
    Files.copy(Path.of("tpch").resolve(file), target);
  }
}
