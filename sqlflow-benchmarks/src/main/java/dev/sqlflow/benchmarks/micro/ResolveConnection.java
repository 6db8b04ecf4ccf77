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
 * Resolving a pipeline of one SOURCE: its connection has every option that csv has and a path that
 * ten variables make, one in the other.
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
      SOURCE sales FROM "files_2" OPTIONS {
        "path": "${folder_9}/sales.csv", "has_header": "${header|true}", "quote_char": "'",
        "escape_char": "\\\\", "encoding": "UTF-8", "null_values": "NA,-", "skip_rows": "${skip|2}",
        "columns": ["id", "price"], "types": {"id": "BIGINT"}, "date_format": "%d.%m.%Y",
        "timestamp_format": "%d.%m.%Y %H:%M", "ignore_errors": true, "reject_limit": "${limit|50}",
        "compression": "gzip", "auto_detect": false, "allow_external_paths": false
      };
      """;

  private final ConnectorRegistry registry =
      ConnectorRegistry.load(ResolveConnection.class.getClassLoader()).best();
  private final ResolutionInputs inputs =
      new ResolutionInputs(Map.of(), Map.of(), "run", LocalDate.of(2026, 11, 1));
  private final Pipeline pipeline =
      PipelineParser.parse(SourceFile.of("pipelines/sales.sf", PIPELINE)).best();
  private Profile profile = Profile.empty("large");
  private ConfigurationResolver resolver = new ConfigurationResolver(registry, Path.of(""));

  /**
   * Loads the profile and sees that everything is right.
   *
   * @throws IOException if the profile can't be written
   */
  @Setup
  public void loadProfile() throws IOException {
    Path folder = Files.createTempDirectory("resolve");
    Files.writeString(folder.resolve("large.yml"), SampleProfile.text());
    profile = new ProfileManager(folder, folder, registry).load("large").best().orElseThrow();
    resolver = new ConfigurationResolver(registry, folder);
    Files.delete(folder.resolve("large.yml"));
    Files.delete(folder);
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
