package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pictures of the documentation show what a terminal shows. */
class PictureTest extends CommandLineCase {

  private static final Path FAULTS = Path.of("../src/it/validate-ten-faults-fails");
  private static final Path PICTURE = Path.of("../docs/images/validate.svg");

  @Test
  void ten_faults_look_as_the_picture_shows() throws IOException {
    for (String folder : List.of("pipelines", "profiles", "data")) {
      try (Stream<Path> files = Files.walk(FAULTS.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          write(FAULTS.relativize(file).toString(), Files.readString(file));
        }
      }
    }

    Ended ended = run("validate", "--colour", "always");

    assertThat(ended.code()).isEqualTo(1);
    String picture =
        TerminalPicture.of("\u001b[1m$ sqlflow validate\u001b[0m\n" + ended.out() + ended.err());
    if (Boolean.getBoolean("sqlflow.rerecord")) {
      Files.createDirectories(PICTURE.getParent());
      Files.writeString(PICTURE, picture);
    }
    assertThat(picture).isEqualTo(Files.readString(PICTURE));
  }
}
