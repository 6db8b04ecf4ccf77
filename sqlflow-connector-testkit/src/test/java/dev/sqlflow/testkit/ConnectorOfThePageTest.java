package dev.sqlflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.Project;
import dev.sqlflow.RunListener;
import dev.sqlflow.RunRequest;
import dev.sqlflow.RunResult;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.ConsoleRenderer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The connector of {@code docs/extending.md} is small, keeps the contracts and runs. */
class ConnectorOfThePageTest {

  private static final Pattern FILE =
      Pattern.compile("^```\\w+ (\\S+/\\S+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  @TempDir Path folder;
  private Map<String, String> files;
  private URLClassLoader loader;

  @BeforeEach
  void compile() throws IOException {
    files =
        FILE.matcher(Files.readString(Path.of("../docs/extending.md")))
            .results()
            .collect(Collectors.toMap(file -> file.group(1), file -> file.group(2)));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey().replace("src/main/resources", "classes"));
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    String[] arguments = {
      "-proc:none",
      "-d",
      folder.resolve("classes").toString(),
      "-cp",
      System.getProperty("java.class.path"),
      folder.resolve("src/main/java/shop/LogsConnector.java").toString(),
      folder.resolve("src/test/java/shop/LogsConnectorTest.java").toString()
    };
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
    URL[] classes = {folder.resolve("classes").toUri().toURL()};
    loader = new URLClassLoader(classes, getClass().getClassLoader());
  }

  @AfterEach
  void end() throws IOException {
    loader.close();
  }

  @Test
  void it_has_less_than_100_lines_with_its_schema() {
    long lines =
        files.entrySet().stream()
            .filter(file -> file.getKey().startsWith("src/main/"))
            .mapToLong(file -> file.getValue().lines().count())
            .sum();

    assertThat(lines).isBetween(50L, 99L);
  }

  @Test
  void it_passes_its_contract_tests() throws ClassNotFoundException {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(loader.loadClass("shop.LogsConnectorTest")))
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);

    assertThat(listener.getSummary().getFailures()).isEmpty();
    assertThat(listener.getSummary().getTestsSucceededCount()).isGreaterThanOrEqualTo(25);
    // the mode that it does not declare
    assertThat(listener.getSummary().getTestsAbortedCount()).isEqualTo(1);
  }

  @Test
  void the_pipelines_of_the_page_write_and_read_with_it() throws IOException {
    Project project = Project.at(folder, loader).build();
    RunRequest request = new RunRequest(Selection.ALL, Optional.empty(), false);
    RunResult result = new SqlFlow(project).run(request, RunListener.NONE);

    assertThat(result.ok())
        .as(ConsoleRenderer.plain().report(result.check().diagnostics(), "report"))
        .isTrue();
    assertThat(unpacked("output/visits.log.gz"))
        .isEqualTo(List.of("{\"id\":1,\"name\":\"Ada\"}", "{\"id\":2,\"name\":null}"));
    assertThat(unpacked("output/visitors.log.gz")).containsExactly("{\"visits\":2,\"names\":1}");
  }

  private List<String> unpacked(String file) throws IOException {
    try (InputStream packed = Files.newInputStream(folder.resolve(file));
        InputStream text = new GZIPInputStream(packed)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
