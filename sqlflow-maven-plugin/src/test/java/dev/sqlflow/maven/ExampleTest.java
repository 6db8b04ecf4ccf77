package dev.sqlflow.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExampleTest {

  @Test
  void the_page_shows_what_the_integration_test_sees() throws IOException {
    String expected = Files.readString(Path.of("../src/it/validate-ten-faults-fails/expected.txt"));
    String page = Files.readString(Path.of("../docs/diagnostics-example.md"));

    assertThat(page).contains("\n```\n" + expected + "```\n");
  }
}
