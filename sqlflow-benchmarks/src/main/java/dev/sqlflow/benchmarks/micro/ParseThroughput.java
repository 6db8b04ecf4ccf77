package dev.sqlflow.benchmarks.micro;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.language.PipelineParser;
import dev.sqlflow.source.SourceFile;
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

/** How fast a warm parser is: the text has one megabyte, so operations a second are MB/s. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParseThroughput {

  private static final int MEGABYTE = 1_000_000;

  private SourceFile file = SourceFile.of("pipelines/none.sf", "");

  /** Makes the text and sees that it is right. */
  @Setup
  public void makeText() {
    file = SamplePipeline.ofAtLeast(MEGABYTE);
    if (!PipelineParser.parse(file).diagnostics().isEmpty()) {
      throw new IllegalStateException("the sample does not parse");
    }
  }

  /**
   * Parses the text.
   *
   * @return the statements, so that the work is not optimised away
   */
  @Benchmark
  public Diagnosed<Pipeline> megabytesPerSecond() {
    return PipelineParser.parse(file);
  }
}
