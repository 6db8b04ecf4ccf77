package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text that a test compares with a file, or writes to it with {@code -Dsqlflow.rerecord=true}. */
final class Transcript {

  private static final Path FOLDER = Path.of("src/test/resources/dev/sqlflow/cli");

  private Transcript() {}

  static void compare(String file, String text) throws IOException {
    Path golden = FOLDER.resolve(file);
    if (Boolean.getBoolean("sqlflow.rerecord")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }
}
