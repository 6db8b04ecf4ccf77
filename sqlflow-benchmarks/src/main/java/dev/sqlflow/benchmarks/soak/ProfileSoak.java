package dev.sqlflow.benchmarks.soak;

import dev.sqlflow.benchmarks.Console;
import dev.sqlflow.benchmarks.soak.SoakReader.Findings;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.profile.ProfileManager;
import dev.sqlflow.profile.ProfileStatistics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Sixteen threads load fifty environments while their files change: 1,000,000 loads, or as many as
 * there is time for with {@code -Dsoak.duration=PT30M}. No value may be wrong or older than when it
 * was asked for, no load may fail, and memory must not grow.
 */
public final class ProfileSoak {

  private static final int THREADS = 16;
  private static final long LOADS = 1_000_000;
  private static final Duration BETWEEN_CHANGES = Duration.ofMillis(50);
  private static final int CHANGES_A_SAMPLE = 20;

  private final Path folder;
  private final ChangingProfiles files;
  private final PrintStream out;
  private final ProfileManager manager;
  private final Findings findings;
  private final HeapSlope heap = new HeapSlope();
  private final long start = System.nanoTime();

  private ProfileSoak(Path folder, PrintStream out) throws IOException {
    this.folder = folder;
    this.out = out;
    this.findings = new Findings(out);
    this.files = new ChangingProfiles(folder);
    ConnectorRegistry registry = ConnectorRegistry.load(ProfileSoak.class.getClassLoader()).best();
    this.manager = new ProfileManager(folder, folder, registry);
  }

  /**
   * Runs the soak and prints what it found; the exit code is 1 if anything was wrong.
   *
   * @param arguments none
   * @throws Exception if files can't be written, or on an interrupt
   */
  public static void main(String[] arguments) throws Exception {
    String duration = System.getProperty("soak.duration", "");
    ProfileSoak soak = new ProfileSoak(Files.createTempDirectory("soak"), Console.OUT);
    boolean right = duration.isBlank() ? soak.loads(LOADS) : soak.lasting(Duration.parse(duration));
    if (!right) {
      System.exit(1);
    }
  }

  private boolean loads(long count) throws IOException, InterruptedException {
    return soak(() -> findings.loads().get() < count);
  }

  private boolean lasting(Duration duration) throws IOException, InterruptedException {
    return soak(() -> System.nanoTime() - start < duration.toNanos());
  }

  private boolean soak(BooleanSupplier goesOn) throws IOException, InterruptedException {
    List<Thread> readers = new ArrayList<>();
    for (int number = 0; number < THREADS; number++) {
      SoakReader reader = new SoakReader(manager, files, findings, goesOn, number);
      readers.add(new Thread(reader, "reader-" + number));
    }
    readers.forEach(Thread::start);
    long changes = 0;
    while (goesOn.getAsBoolean()) {
      files.changeOne();
      if (changes++ % CHANGES_A_SAMPLE == 0) {
        heap.sample();
      }
      Thread.sleep(BETWEEN_CHANGES.toMillis()); // the rate of changes, and no waiting for anything
    }
    for (Thread reader : readers) {
      reader.join();
    }
    heap.sample();
    print(changes);
    remove();
    return findings.wrong().get() == 0 && findings.errors().get() == 0;
  }

  private void print(long changes) {
    ProfileStatistics statistics = manager.statistics();
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        Locale.ROOT,
        "%,d loads by %d threads in %.0f s, %,d changes of files%n",
        findings.loads().get(),
        THREADS,
        seconds,
        changes);
    out.printf("wrong values: %d%n", findings.wrong().get());
    out.printf("unexpected errors: %d%n", findings.errors().get());
    out.printf(
        Locale.ROOT,
        "hits: %.2f %% (%,d loads of files, the longest %d ms)%n",
        100.0 * statistics.hits() / Math.max(1, statistics.hits() + statistics.misses()),
        statistics.loads(),
        statistics.longest().toMillis());
    out.printf(
        Locale.ROOT,
        "heap: %.1f MB after the last of %d collections, %+.2f MB an hour%n",
        heap.last(),
        heap.count(),
        heap.megabytesPerHour());
  }

  private void remove() throws IOException {
    for (int file = 0; file < ChangingProfiles.ENVIRONMENTS + ChangingProfiles.PARENTS; file++) {
      Files.delete(folder.resolve(ChangingProfiles.name(file) + ".yml"));
    }
    Files.delete(folder);
  }
}
