package dev.sqlflow.connectors;

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
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CSV export that a later pipeline reads has there the types that the plan says. */
class ReadBackTest {

  private static final String EXPORT =
      "EXPORT (SELECT '007' AS code, 19.90::DECIMAL(18,2) AS price, 0.1::DOUBLE + 0.2 AS share,"
          + " DATE '2026-01-31' AS day, 5::SMALLINT AS n, NULL::VARCHAR AS note)"
          + " TO \"output/a.csv\" TYPE csv;\n";

  @TempDir Path folder;

  @BeforeEach
  void begin() throws IOException {
    write("profiles/dev.yml", "version: \"1.0\"\nconnectors: {}\n");
    write("pipelines/a.sf", EXPORT);
  }

  @Test
  void values_and_types_are_those_of_the_query() throws IOException {
    write(
        "pipelines/b.sf",
        """
        SOURCE a TYPE csv PARAMS { "path": "output/a.csv" };
        LOAD rows FROM a;
        EXPORT (SELECT code || '!' AS code, typeof(price) AS p, share, typeof(day) AS d,
          typeof(n) AS n, typeof(note) AS note FROM rows) TO "output/b.csv" TYPE csv;
        """);

    RunResult result = run();

    assertThat(result.check().diagnostics()).isEmpty();
    assertThat(result.ok()).isTrue();
    assertThat(folder.resolve("output/b.csv"))
        .hasContent(
            "code,p,share,d,n,note\n007!,\"DECIMAL(18,2)\",0.30000000000000004,DATE,SMALLINT,VARCHAR");
  }

  @Test
  void types_that_the_reader_states_win() throws IOException {
    write(
        "pipelines/b.sf",
        """
        SOURCE a TYPE csv PARAMS { "path": "output/a.csv", "types": { "code": "INTEGER" } };
        LOAD rows FROM a;
        EXPORT (SELECT code FROM rows) TO "output/b.csv" TYPE csv;
        """);

    assertThat(run().ok()).isTrue();
    assertThat(folder.resolve("output/b.csv")).hasContent("code\n7");
  }

  private RunResult run() {
    Project project = Project.at(folder, getClass().getClassLoader()).build();
    return new SqlFlow(project)
        .run(new RunRequest(Selection.ALL, Optional.empty(), false), RunListener.NONE);
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
