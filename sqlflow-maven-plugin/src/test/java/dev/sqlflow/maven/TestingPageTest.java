package dev.sqlflow.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.Project;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.TestReport;
import dev.sqlflow.TestRequest;
import dev.sqlflow.report.TestText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The blocks of the page that are marked with a file's name are a project whose tests pass. */
class TestingPageTest {

  private static final Pattern FILE =
      Pattern.compile("^```\\w+ (\\S+/\\S+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  @TempDir Path folder;

  @Test
  void the_tests_of_the_page_pass() throws IOException {
    Matcher file = FILE.matcher(Files.readString(Path.of("../docs/testing.md")));
    while (file.find()) {
      Path path = folder.resolve(file.group(1));
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.group(2));
    }
    Project project = Project.at(folder, getClass().getClassLoader()).build();

    TestReport report =
        new SqlFlow(project)
            .test(
                new TestRequest(
                    Selection.ALL,
                    Optional.empty(),
                    folder.resolve("src/test/sqlflow"),
                    folder.resolve("target/surefire-reports")));

    assertThat(TestText.summary(report.suites()))
        .isEqualTo("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");
  }
}
