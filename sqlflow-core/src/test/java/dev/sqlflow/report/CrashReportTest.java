package dev.sqlflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashReportTest {

  @Test
  void people_see_one_line_and_the_file_holds_the_rest() throws IOException {
    IllegalStateException bug = new IllegalStateException("first line\nsecond line");

    String line = CrashReport.write(bug, List.of("version 1", "validate"));

    assertThat(line)
        .startsWith(
            "this is a bug of SQLFlow: java.lang.IllegalStateException: first line;"
                + " please report it with ")
        .doesNotContain("\n");
    Path file = Path.of(line.replaceFirst(".* with ", ""));
    assertThat(file)
        .content()
        .startsWith(
            "version 1\nvalidate\n\njava.lang.IllegalStateException: first line\nsecond line\n")
        .contains("\tat dev.sqlflow.report.CrashReportTest.");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    Files.delete(file);
  }
}
