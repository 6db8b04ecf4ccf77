package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences of the language's reference that no other test is about. */
class LanguageRulesTest {

  private static final String SOURCE =
      "SOURCE s TYPE lines PARAMS {\"path\": \"data/s.jsonl\"};\nLOAD t FROM s;\n";

  @TempDir Path folder;

  private TestProject project(String pipeline) throws IOException {
    return new TestProject(folder)
        .with("data/s.jsonl", "{\"id\":1,\"name\":\"Ann\"}\n{\"id\":2,\"name\":\"Bob\"}\n")
        .with("pipelines/a.sf", pipeline);
  }

  /** Errors and warnings but lints, as {@code code line:column message}. */
  private List<String> found(String pipeline) throws IOException {
    return project(pipeline)
        .open()
        .validate(new ValidateRequest(Selection.ALL, Optional.empty(), Level.RESOLVE))
        .diagnostics()
        .stream()
        .filter(one -> !one.code().isLint())
        .map(LanguageRulesTest::line)
        .toList();
  }

  private static String line(Diagnostic one) {
    return "%s %s %s".formatted(one.code().id(), one.span().orElseThrow().from(), one.message());
  }

  @Test
  void a_query_that_the_engine_can_not_digest_is_an_error_at_its_place() throws IOException {
    String deep = "SELECT * FROM (".repeat(2_000) + "FROM t" + ")".repeat(2_000);

    assertThat(found(SOURCE + "CREATE TABLE u AS " + deep + ";"))
        .containsExactly("SF3406 3:19 max expression depth limit of 1000 exceeded");
  }
}
