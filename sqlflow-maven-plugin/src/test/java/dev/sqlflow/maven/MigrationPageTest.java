package dev.sqlflow.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.Project;
import dev.sqlflow.RewriteRequest;
import dev.sqlflow.RewriteResult;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the page migrate into those that it says they become. */
class MigrationPageTest {

  private static final Pattern FILE =
      Pattern.compile(
          "^```\\w+ (becomes )?(\\S+/\\S+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  @TempDir Path folder;

  @Test
  void the_files_of_the_page_become_what_it_says() throws IOException {
    String page = Files.readString(Path.of("../docs/migration.md"));
    Matcher file = FILE.matcher(page);
    while (file.find()) {
      if (file.group(1) == null) {
        Path path = folder.resolve(file.group(2));
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.group(3));
      }
    }
    SqlFlow sqlFlow = new SqlFlow(Project.at(folder, getClass().getClassLoader()).build());

    RewriteResult result = sqlFlow.migrate(new RewriteRequest(Selection.ALL, false));

    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.changes()).hasSize(3);
    Matcher becomes = FILE.matcher(page);
    while (becomes.find()) {
      if (becomes.group(1) != null) {
        assertThat(Files.readString(folder.resolve(becomes.group(2)))).isEqualTo(becomes.group(3));
      }
    }
    assertThat(sqlFlow.migrate(new RewriteRequest(Selection.ALL, false)).changes()).isEmpty();
  }
}
