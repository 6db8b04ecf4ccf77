package dev.sqlflow.benchmarks.micro;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.profile.ProfileManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the first load of a JVM takes, class loading included: 20 JVMs, one load in each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(20)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class FirstProfileLoad {

  private Path folder = Path.of("");

  /**
   * Writes the profile.
   *
   * @throws IOException if that fails
   */
  @Setup
  public void writeProfile() throws IOException {
    folder = Files.createTempDirectory("profiles");
    SampleProfile.write(folder);
  }

  /**
   * Removes the profile.
   *
   * @throws IOException if that fails
   */
  @TearDown
  public void removeProfile() throws IOException {
    SampleProfile.remove(folder);
  }

  /**
   * Finds the connectors and loads the profile, as the first thing that a command does.
   *
   * @return the profile, so that the work is not optimised away
   */
  @Benchmark
  public Diagnosed<Optional<Profile>> firstLoad() {
    ConnectorRegistry registry =
        ConnectorRegistry.load(FirstProfileLoad.class.getClassLoader()).best();
    return new ProfileManager(folder, folder, registry).load(SampleProfile.NAME);
  }
}
