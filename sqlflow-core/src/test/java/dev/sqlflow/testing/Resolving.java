package dev.sqlflow.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.language.PipelineParser;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.profile.ProfileManager;
import dev.sqlflow.resolve.ConfigurationResolver;
import dev.sqlflow.resolve.ResolutionInputs;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.resolve.ResolvedStatement;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.template.EnvironmentValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Resolves a pipeline of a text with a profile of a text. */
public final class Resolving {

  private final Path project;
  private final ConnectorRegistry registry;
  private final Map<String, String> commandLine = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private String profile = "version: \"1.0\"\nconnectors: {}\n";
  private boolean demandsValues = true;

  public Resolving(Path project) {
    this(project, TestConnectors.registry());
  }

  public Resolving(Path project, ConnectorRegistry registry) {
    this.project = project;
    this.registry = registry;
  }

  /** On another machine than the environment's. */
  public Resolving elsewhere() {
    demandsValues = false;
    return this;
  }

  public Resolving profile(String text) {
    profile =
        "version: \"1.0\"\n" + text + (text.contains("connectors:") ? "" : "connectors: {}\n");
    return this;
  }

  public Resolving commandLine(String name, String value) {
    commandLine.put(name, value);
    return this;
  }

  public Resolving environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Findings of the profile and of the resolver. */
  public Diagnosed<ResolvedPipeline> resolve(String pipeline) {
    Diagnosed<Pipeline> parsed =
        PipelineParser.parse(SourceFile.of("pipelines/sales.sf", pipeline));
    assertThat(Found.lines(parsed.diagnostics())).isEmpty();
    Diagnosed<java.util.Optional<Profile>> loaded = load();
    ResolutionInputs inputs =
        new ResolutionInputs(
            commandLine,
            new EnvironmentValues(environment, Map.of()),
            "run-1",
            LocalDate.of(2026, 11, 1),
            demandsValues);
    Diagnosed<ResolvedPipeline> resolved =
        new ConfigurationResolver(registry, project)
            .withSecretSchemes(Set.of("env"))
            .resolve(parsed.best(), loaded.best().orElseThrow(), inputs);
    List<Diagnostic> all =
        Stream.concat(loaded.diagnostics().stream(), resolved.diagnostics().stream()).toList();
    return new Diagnosed<>(resolved.best(), all);
  }

  public Diagnosed<java.util.Optional<Profile>> load() {
    try {
      Path file = Files.createDirectories(project.resolve("profiles")).resolve("dev.yml");
      Files.writeString(file, profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ProfileManager(project, project.resolve("profiles"), registry).load("dev");
  }

  public String findings(String pipeline) {
    return Found.lines(resolve(pipeline).diagnostics());
  }

  /** The only statement, of a pipeline without findings. */
  public ResolvedStatement only(String pipeline) {
    Diagnosed<ResolvedPipeline> resolved = resolve(pipeline);
    assertThat(Found.lines(resolved.diagnostics())).isEmpty();
    assertThat(resolved.best().statements()).hasSize(1);
    return resolved.best().statements().get(0);
  }

  /** The queries of all CREATE TABLE statements, of a pipeline without errors. */
  public List<String> queries(String pipeline) {
    Diagnosed<ResolvedPipeline> resolved = resolve(pipeline);
    assertThat(resolved.diagnostics().stream().filter(Diagnostic::isError)).isEmpty();
    List<String> queries = new ArrayList<>();
    for (ResolvedStatement statement : resolved.best().statements()) {
      if (statement instanceof ResolvedStatement.Transform transform) {
        queries.add(transform.query().orElseThrow().text());
      }
    }
    return queries;
  }
}
