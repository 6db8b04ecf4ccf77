package dev.sqlflow.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.Level;
import dev.sqlflow.Project;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.ValidateRequest;
import dev.sqlflow.ValidationResult;
import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * The blocks of a page that are marked with a file's name are one project, which validates without
 * an error or a warning but of what only the pipelines of a reader would use.
 */
class DocumentedProfilesTest {

  private static final Path DOCS = Path.of("../docs");
  private static final Pattern FILE =
      Pattern.compile("^```\\w+ (\\S+/\\S+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern YAML =
      Pattern.compile("^```yaml\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Set<String> UNUSED = Set.of("SF6090", "SF6091");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"profiles.md", "secrets.md", "best-practices.md"})
  void the_project_of_a_page_validates(String page) throws IOException {
    write("data/orders.csv", "order_id,total\n1,5\n");
    write("data/full/orders.csv", "order_id|total\n1|5\n");
    List<MatchResult> files = FILE.matcher(Files.readString(DOCS.resolve(page))).results().toList();
    assertThat(files).isNotEmpty();
    files.forEach(file -> write(file.group(1), file.group(2)));
    if (files.stream().noneMatch(file -> file.group(1).endsWith(".sf"))) {
      write(
          "pipelines/none.sf",
          "CREATE TABLE t AS SELECT 1 AS a;\nEXPORT t TO \"t.csv\" TYPE csv;\n");
    }

    ValidationResult result = validate();

    List<Diagnostic> found =
        result.diagnostics().stream()
            .filter(one -> one.severity() != Severity.NOTE && !UNUSED.contains(one.code().id()))
            .toList();
    assertThat(found).as(ConsoleRenderer.plain().report(found, "report")).isEmpty();
  }

  @Test
  void the_workflows_of_the_page_for_ci_are_yaml_and_the_reports_that_they_name_are_there()
      throws IOException {
    String page = Files.readString(DOCS.resolve("ci.md"));
    List<MatchResult> workflows = YAML.matcher(page).results().toList();
    assertThat(workflows).hasSize(2);
    for (MatchResult workflow : workflows) {
      Map<String, Object> read = new Yaml().load(workflow.group(1));
      assertThat(read).isNotEmpty();
    }
    write("profiles/dev.yml", "version: \"1.0\"\nconnectors: {}\n");
    write("pipelines/p.sf", "CREATE TABLE t AS SELECT 1 AS a;\nEXPORT t TO \"t.csv\" TYPE csv;\n");

    validate();

    Path reports = folder.resolve("target/sqlflow");
    try (Stream<Path> written = Files.list(reports)) {
      assertThat(written.map(file -> file.getFileName().toString()))
          .contains("sqlflow.json", "sqlflow.sarif", "TEST-sqlflow-dev.xml", "summary.md")
          .allSatisfy(
              file ->
                  assertThat(page).contains("`" + file.replace("-dev.xml", "-<env>.xml") + "`"));
    }
  }

  private ValidationResult validate() {
    Project project = Project.at(folder, getClass().getClassLoader()).build();
    return new SqlFlow(project)
        .validate(new ValidateRequest(Selection.ALL, Optional.empty(), Level.RESOLVE));
  }

  private void write(String name, String content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
