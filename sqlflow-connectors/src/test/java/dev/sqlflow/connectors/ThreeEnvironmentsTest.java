package dev.sqlflow.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.Origin;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.language.PipelineParser;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.profile.ProfileManager;
import dev.sqlflow.resolve.ConfigurationResolver;
import dev.sqlflow.resolve.ResolutionInputs;
import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.resolve.ResolvedOptions;
import dev.sqlflow.resolve.ResolvedStatement;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.template.EnvironmentValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Four connections in three environments, each as the profile has it and overridden by OPTIONS, by
 * a variable of the command line and by null: every table of final options, with where each value
 * comes from and what it took the place of, is the recorded one. {@code -Dsqlflow.rerecord=true}
 * writes them anew.
 */
class ThreeEnvironmentsTest {

  private static final Path PROJECT = Path.of("src/test/resources/environments").toAbsolutePath();

  private static final Map<String, String> COMMAND_LINE =
      Map.of(
          "orders_file", "data/one.csv",
          "db_host", "other.example.com",
          "bucket", "other-bucket",
          "api", "http://localhost:8080");

  private final DiagnosticSink sink = new DiagnosticSink();

  private List<ResolvedStatement.Source> sources(String environment, Map<String, String> variables)
      throws IOException {
    ConnectorRegistry registry = sink.take(ConnectorRegistry.load(getClass().getClassLoader()));
    Profile profile =
        sink.take(
                new ProfileManager(PROJECT, PROJECT.resolve("profiles"), registry)
                    .load(environment))
            .orElseThrow();
    SourceFile file =
        SourceFile.of(
            "pipelines/connections.sf",
            Files.readString(PROJECT.resolve("pipelines/connections.sf")));
    ResolutionInputs inputs =
        new ResolutionInputs(
            variables,
            new EnvironmentValues(Map.of("PGHOST", "127.0.0.1"), Map.of()),
            "run-1",
            LocalDate.of(2026, 2, 3),
            true);
    return sink
        .take(
            new ConfigurationResolver(registry, PROJECT)
                .withSecretSchemes(Set.of("env", "file"))
                .resolve(sink.take(PipelineParser.parse(file)), profile, inputs))
        .statements()
        .stream()
        .filter(ResolvedStatement.Source.class::isInstance)
        .map(ResolvedStatement.Source.class::cast)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void every_connection_resolves_as_recorded(String environment) throws IOException {
    List<ResolvedStatement.Source> written = sources(environment, Map.of());
    List<ResolvedStatement.Source> varied = sources(environment, COMMAND_LINE).subList(0, 4);
    assertThat(errors()).as(ConsoleRenderer.plain().report(errors(), "report")).isEmpty();

    List<String> lines = new ArrayList<>();
    for (ResolvedStatement.Source source : written) {
      table(source.name().value(), source, lines);
    }
    for (ResolvedStatement.Source source : varied) {
      table(source.name().value() + "_variable", source, lines);
    }
    Path expected = PROJECT.resolve("expected/" + environment + ".txt");
    String told = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("sqlflow.rerecord")) {
      Files.writeString(expected, told);
    }

    assertThat(expected).content().isEqualTo(told);
  }

  private List<Diagnostic> errors() {
    return sink.diagnostics().stream().filter(Diagnostic::isError).toList();
  }

  private static void table(String title, ResolvedStatement.Source source, List<String> lines) {
    ResolvedConnection connection = source.connection().orElseThrow();
    lines.add(
        "%s%s (%s)".formatted(lines.isEmpty() ? "" : "\n", title, connection.connector().type()));
    rows("", connection.options().values(), connection.options(), lines);
  }

  private static void rows(
      String prefix, ConfigValue.MapValue values, ResolvedOptions options, List<String> lines) {
    for (ConfigValue.Entry entry : values.entries()) {
      String path = prefix + entry.key();
      String over =
          options.overridden(path).stream()
              .map(Origin::describe)
              .collect(Collectors.joining(", ", " over ", ""));
      String line =
          "  %s = %s  <- %s%s"
              .formatted(
                  path,
                  text(entry.value()),
                  entry.value().origin().describe(),
                  over.equals(" over ") ? "" : over);
      lines.add(line);
      if (entry.value() instanceof ConfigValue.MapValue nested) {
        rows(path + ".", nested, options, lines);
      }
    }
  }

  private static String text(ConfigValue value) {
    if (value instanceof ConfigValue.SecretText) {
      return "***";
    }
    if (value instanceof ConfigValue.MapValue map) {
      return "map of " + map.entries().size();
    }
    return dev.sqlflow.config.JsonSchema.json(value).toString();
  }

  @Test
  void a_delimiter_of_one_environment_is_in_no_other() throws IOException {
    assertThat(delimiter("dev")).isEqualTo(",");
    assertThat(delimiter("staging")).isEqualTo("|");
    assertThat(delimiter("prod")).isEqualTo(",");
  }

  private String delimiter(String environment) throws IOException {
    return sources(environment, Map.of())
        .get(0)
        .connection()
        .orElseThrow()
        .options()
        .options()
        .text("delimiter");
  }
}
