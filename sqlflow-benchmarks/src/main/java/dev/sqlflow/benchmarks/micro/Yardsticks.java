package dev.sqlflow.benchmarks.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.yaml.snakeyaml.Yaml;

/** The simplest other ways, for ratios: times differ from machine to machine, ratios hardly. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Yardsticks {

  private Path folder = Path.of("");

  /**
   * Writes the profile.
   *
   * @throws IOException if that fails
   */
  @Setup
  public void writeProfile() throws IOException {
    folder = Files.createTempDirectory("yardsticks");
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
   * Loads the three files of the sample profile by the YAML library alone: nothing is checked.
   *
   * @return what they hold
   * @throws IOException if they can't be read
   */
  @Benchmark
  public List<Map<String, Object>> plainYaml() throws IOException {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Path file : SampleProfile.files(folder)) {
      all.add(new Yaml().load(Files.readString(file)));
    }
    return all;
  }

  /**
   * Asks the system about the three files and their folder: what it takes at least to know that
   * nothing has changed.
   *
   * @return what it says of the folder
   * @throws IOException if it can't be asked
   */
  @Benchmark
  public BasicFileAttributes attributes() throws IOException {
    for (Path file : SampleProfile.files(folder)) {
      Files.readAttributes(file, BasicFileAttributes.class);
    }
    return Files.readAttributes(folder, BasicFileAttributes.class);
  }
}
