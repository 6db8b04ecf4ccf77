package dev.sqlflow.plan;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.language.PipelineParser;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.profile.ProfileManager;
import dev.sqlflow.resolve.ConfigurationResolver;
import dev.sqlflow.resolve.ResolutionInputs;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.spi.Connector;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Reads pipelines as a project does, up to where plans begin: in the environment {@code dev}, whose
 * profile may be missing.
 */
final class TestPipelines {

  private static final ResolutionInputs INPUTS =
      new ResolutionInputs(Map.of(), Map.of(), "run-1", LocalDate.of(2026, 2, 3));

  private final DiagnosticSink sink;
  private final ConfigurationResolver resolver;
  private final Profile profile;

  /** Findings of all phases go to the sink. */
  TestPipelines(Path project, List<Connector> connectors, DiagnosticSink sink) {
    this.sink = sink;
    ConnectorRegistry registry = sink.take(ConnectorRegistry.of(connectors));
    this.resolver = new ConfigurationResolver(registry, project);
    this.profile = profile(new ProfileManager(project, project.resolve("profiles"), registry));
  }

  private Profile profile(ProfileManager profiles) {
    return profiles.environments().isEmpty()
        ? Profile.empty("dev")
        : sink.take(profiles.load("dev")).orElseThrow();
  }

  ResolvedPipeline read(SourceFile file) {
    Pipeline pipeline = sink.take(PipelineParser.parse(file));
    return sink.take(resolver.resolve(pipeline, profile, INPUTS));
  }
}
