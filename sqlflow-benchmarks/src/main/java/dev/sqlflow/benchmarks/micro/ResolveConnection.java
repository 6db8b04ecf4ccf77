package dev.sqlflow.benchmarks.micro;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.language.PipelineParser;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.profile.ProfileManager;
import dev.sqlflow.resolve.ConfigurationResolver;
import dev.sqlflow.resolve.ResolutionInputs;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Resolving a pipeline of one SOURCE: its connection has 30 options that are set, some of them by
 * variables that ten others make, one in the other, and one by a secret.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ResolveConnection {

  private static final String PIPELINE =
      """
      SOURCE sales FROM "api" OPTIONS {
        "params": {"state": "all", "since": "${since|2026-01-01}"}, "api_key_header": "X-Key",
        "body": {"filter": {"region": "${folder_14}"}}, "page_param": "p", "offset_param": "o",
        "start_page": 1, "flatten": true, "incremental_param": "updated_since", "rate_limit": 5,
        "sync_mode": "incremental", "cursor_field": "updated_at", "primary_key": "id,line",
        "lookback_window": "${lookback|2h}", "timeout": "45s", "max_retries": "${retries|5}"
      };
      """;

  private final ConnectorRegistry registry =
      ConnectorRegistry.load(ResolveConnection.class.getClassLoader()).best();
  private final ResolutionInputs inputs =
      new ResolutionInputs(Map.of(), Map.of(), "run", LocalDate.of(2026, 11, 1));
  private final Pipeline pipeline =
      PipelineParser.parse(SourceFile.of("pipelines/sales.sf", PIPELINE)).best();
  private Profile profile = Profile.empty(SampleProfile.NAME);
  private ConfigurationResolver resolver = new ConfigurationResolver(registry, Path.of(""));

  /**
   * Loads the profile and sees that everything is right.
   *
   * @throws IOException if the profile can't be written
   */
  @Setup
  public void loadProfile() throws IOException {
    Path folder = Files.createTempDirectory("resolve");
    SampleProfile.write(folder);
    profile =
        new ProfileManager(folder, folder, registry).load(SampleProfile.NAME).best().orElseThrow();
    resolver = new ConfigurationResolver(registry, folder).withSecretSchemes(Set.of("env"));
    SampleProfile.remove(folder);
    if (resolver.resolve(pipeline, profile, inputs).valid().isEmpty()) {
      throw new IllegalStateException(
          "the pipeline is wrong: " + resolver.resolve(pipeline, profile, inputs));
    }
  }

  /**
   * Resolves the pipeline.
   *
   * @return its only statement, resolved
   */
  @Benchmark
  public Diagnosed<ResolvedPipeline> oneConnection() {
    return resolver.resolve(pipeline, profile, inputs);
  }
}
