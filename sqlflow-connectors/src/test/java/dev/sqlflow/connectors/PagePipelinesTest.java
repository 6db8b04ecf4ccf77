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
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pipelines on the connectors' pages run, on the data that the pages show. */
class PagePipelinesTest {

  private static final Pattern DATA =
      Pattern.compile("`(data/[^`]+)`:\n\n```\\w+\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PIPELINE = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"csv", "in_memory", "json", "parquet"})
  void the_pipeline_of_a_page_runs(String type) throws IOException {
    RunResult result = run(type);

    assertThat(result.check().diagnostics()).isEmpty();
    assertThat(result.reports()).isNotEmpty();
    assertThat(result.ok()).isTrue();
  }

  @Test
  void the_page_of_json_finds_the_large_order() throws IOException {
    run("json");

    assertThat(folder.resolve("output/large.ndjson")).hasContent("{\"id\":1,\"price\":19.9}");
  }

  private RunResult run(String type) throws IOException {
    String page = Files.readString(Path.of("../docs/connectors", type + ".md"));
    DATA.matcher(page).results().forEach(block -> write(block.group(1), block.group(2)));
    List<MatchResult> pipelines = PIPELINE.matcher(page).results().toList();
    assertThat(pipelines).hasSize(1);
    write("pipelines/example.sf", pipelines.get(0).group(1));
    write("profiles/dev.yml", "version: \"1.0\"\nconnectors: {}\n");
    Project project = Project.at(folder, getClass().getClassLoader()).build();
    return new SqlFlow(project)
        .run(new RunRequest(Selection.ALL, Optional.empty(), false), RunListener.NONE);
  }

  private void write(String name, String content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
