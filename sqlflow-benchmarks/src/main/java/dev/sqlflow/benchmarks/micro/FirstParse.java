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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the first parse of a JVM takes, class loading included: 20 JVMs, one parse in each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(20)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class FirstParse {

  private final SourceFile file = SamplePipeline.ofAtLeast(2_500);

  /**
   * Parses a file of 2.5 kB for the first time.
   *
   * @return the statements, so that the work is not optimised away
   */
  @Benchmark
  public Diagnosed<Pipeline> firstParse() {
    return PipelineParser.parse(file);
  }
}
