package dev.sqlflow.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeepQueriesTest {

  @Test
  void theVirtualMachineSurvivesEveryQuery() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-XX:-CreateCoredumpOnCrash",
                "-cp",
                System.getProperty("java.class.path"),
                DeepQueries.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(List.of(output.split("\\R")))
        .containsExactly(
            "joins: fine, fine",
            "common tables: fine, fine",
            "many common tables: fine, TOO_COMPLEX",
            "sub-queries: TOO_COMPLEX, TOO_COMPLEX",
            "few sub-queries: fine, fine",
            "expressions: TOO_COMPLEX, TOO_COMPLEX",
            "characters: TOO_COMPLEX, TOO_COMPLEX",
            "long text: fine, fine",
            "alive");
    assertThat(process.exitValue()).isZero();
  }
}
