package dev.sqlflow.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputFilesTest {

  @TempDir Path folder;

  @Test
  void linked_directories_are_read() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(folder.resolve("elsewhere/a.csv"), "id\n");
    Files.createSymbolicLink(folder.resolve("data/link"), folder.resolve("elsewhere"));
    Path file = folder.resolve("data/link/a.csv");

    assertThat(InputFiles.find(folder + "/data", true)).containsExactly(file);
    assertThat(InputFiles.find(folder + "/data/*/a.csv", false)).containsExactly(file);
  }

  @Test
  void a_link_to_a_directory_above_it_is_named() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("round"), folder);

    assertThatThrownBy(() -> InputFiles.find(folder.toString(), true))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_DATA))
        .hasMessage("`" + link + "` is a link to a directory that it lies in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{a.csv", "[x.csv"})
  void what_is_no_pattern_is_said(String name) {
    assertThatThrownBy(() -> InputFiles.find(folder + "/" + name, false))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_DATA))
        .hasMessageStartingWith("`" + name + "` is neither a file nor a pattern: Missing '");
  }
}
