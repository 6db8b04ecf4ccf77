package dev.sqlflow.benchmarks.micro;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.profile.ProfileManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** Loading a profile of 51 connections and 200 variables that extends two others. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProfileLoad {

  private final ConnectorRegistry registry =
      ConnectorRegistry.load(ProfileLoad.class.getClassLoader()).best();
  private Path folder = Path.of("");
  private ProfileManager manager = new ProfileManager(folder, folder, registry);

  /**
   * Writes the profile.
   *
   * @throws IOException if that fails
   */
  @Setup
  public void writeProfile() throws IOException {
    folder = Files.createTempDirectory("profiles");
    SampleProfile.write(folder);
    settle();
    manager = new ProfileManager(folder, folder, registry);
    if (!manager.load(SampleProfile.NAME).diagnostics().isEmpty()) {
      throw new IllegalStateException("the profile is wrong: " + manager.load(SampleProfile.NAME));
    }
  }

  // A file that was written just now may change again without showing it: it is read each time.
  private void settle() throws IOException {
    FileTime past = FileTime.from(Instant.now().minusSeconds(60));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, past);
      }
    }
    Files.setLastModifiedTime(folder, past);
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
   * Reads and checks the file: a new manager has nothing cached.
   *
   * @return the profile
   */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public Diagnosed<Optional<Profile>> fromTheFile() {
    return new ProfileManager(folder, folder, registry).load(SampleProfile.NAME);
  }

  /**
   * Loads what the manager has read before.
   *
   * @return the profile
   */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  public Diagnosed<Optional<Profile>> again() {
    return manager.load(SampleProfile.NAME);
  }
}
