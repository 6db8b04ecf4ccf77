package dev.sqlflow.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.profile.ProfileManager.Limits;
import dev.sqlflow.testing.TestConnectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCacheTest {

  private static final int ENVIRONMENTS = 50;

  @TempDir Path project;
  private Path folder;
  private final Hands clock = new Hands();

  /** A clock that is turned by hand. */
  private static final class Hands extends Clock {
    private Instant now = Instant.now().plusSeconds(3600);

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeEach
  void begin() throws IOException {
    folder = Files.createDirectories(project.resolve("profiles"));
  }

  private ProfileManager manager(int capacity) {
    return new ProfileManager(
        project,
        folder,
        TestConnectors.registry(),
        new Limits(capacity, Duration.ofMinutes(10), clock));
  }

  private void write(String name, String text) throws IOException {
    Path fresh = folder.resolve(name + Thread.currentThread().getId() + ".tmp");
    Files.writeString(fresh, "version: \"1.0\"\nconnectors: {}\n" + text);
    Files.move(
        fresh,
        folder.resolve(name + ".yml"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static long value(Diagnosed<Optional<Profile>> loaded, String name) {
    return loaded.valid().flatMap(found -> found).orElseThrow().variables().stream()
        .filter(entry -> entry.key().equals(name))
        .map(Entry::value)
        .map(found -> ((Numeric) found).value().longValueExact())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anUnchangedProfileIsLoadedOnce() throws IOException {
    write("base", "variables: {a: 1}\n");
    write("dev", "extends: base\n");
    ProfileManager manager = manager(10);
    assertThat(manager.load("dev")).isSameAs(manager.load("dev"));
    ProfileStatistics found = manager.statistics();
    assertThat(found.hits()).isEqualTo(1);
    assertThat(found.misses()).isEqualTo(1);
    assertThat(found.loads()).isEqualTo(1);
    assertThat(found.failures()).isZero();
    assertThat(found.total()).isPositive().isEqualTo(found.longest());
  }

  @Test
  void aChangedFileIsSeenAlsoIfItIsInherited() throws IOException {
    write("base", "variables: {a: 1}\n");
    write("dev", "extends: base\n");
    ProfileManager manager = manager(10);
    assertThat(value(manager.load("dev"), "a")).isEqualTo(1);
    write("base", "variables: {a: 2}\n");
    assertThat(value(manager.load("dev"), "a")).isEqualTo(2);
  }

  @Test
  void aChangeThatTheFilesTimeDoesNotShowIsSeen() throws IOException {
    clock.now = Instant.now();
    write("dev", "variables: {a: 1}\n");
    Path file = folder.resolve("dev.yml");
    FileTime time = Files.getLastModifiedTime(file);
    ProfileManager manager = manager(10);
    assertThat(value(manager.load("dev"), "a")).isEqualTo(1);
    Files.writeString(file, Files.readString(file).replace("a: 1", "a: 2"));
    Files.setLastModifiedTime(file, time);
    assertThat(value(manager.load("dev"), "a")).isEqualTo(2);
  }

  @Test
  void filesThatComeAndGoAreSeen() throws IOException {
    ProfileManager manager = manager(10);
    assertThat(manager.load("dev").best()).isEmpty();
    write("dev", "extends: base\n");
    assertThat(manager.load("dev").best()).isEmpty();
    write("base", "variables: {a: 1}\n");
    assertThat(value(manager.load("dev"), "a")).isEqualTo(1);
    Files.delete(folder.resolve("dev.yml"));
    assertThat(manager.load("dev").best()).isEmpty();
    assertThat(manager.statistics().failures()).isEqualTo(3);
  }

  @Test
  void aSecondFileOfAProfileThatIsKeptIsSeen() throws IOException {
    write("base", "variables: {a: 1}\n");
    write("dev", "extends: base\n");
    ProfileManager manager = manager(10);
    assertThat(value(manager.load("dev"), "a")).isEqualTo(1);
    for (String second : List.of("dev.yaml", "base.yaml")) {
      Files.writeString(folder.resolve(second), "");
      assertThat(manager.load("dev").best()).isEmpty();
      Files.delete(folder.resolve(second));
      assertThat(value(manager.load("dev"), "a")).isEqualTo(1);
    }
  }

  @Test
  void aSecondFileIsSeenThatTheFoldersTimeDoesNotShow() throws IOException {
    clock.now = Instant.now();
    write("dev", "variables: {a: 1}\n");
    FileTime time = Files.getLastModifiedTime(folder);
    ProfileManager manager = manager(10);
    assertThat(value(manager.load("dev"), "a")).isEqualTo(1);
    Files.writeString(folder.resolve("dev.yaml"), "");
    Files.setLastModifiedTime(folder, time);
    assertThat(manager.load("dev").best()).isEmpty();
  }

  @Test
  void theOldestLeavesWhenThereIsNoRoom() throws IOException {
    for (String name : List.of("a", "b", "c")) {
      write(name, "");
    }
    ProfileManager manager = manager(2);
    Diagnosed<Optional<Profile>> first = manager.load("a");
    manager.load("b");
    assertThat(manager.load("a")).isSameAs(first);
    manager.load("c");
    assertThat(manager.load("a")).isSameAs(first);
    assertThat(manager.statistics().loads()).isEqualTo(3);
    manager.load("b");
    assertThat(manager.statistics().loads()).isEqualTo(4);
  }

  @Test
  void whatWasKeptForItsTimeIsLoadedAgain() throws IOException {
    write("dev", "");
    ProfileManager manager = manager(10);
    manager.load("dev");
    clock.now = clock.now.plus(Duration.ofMinutes(10));
    manager.load("dev");
    assertThat(manager.statistics().loads()).isEqualTo(2);
  }

  /** Two values of a profile always belong together, and never go back. */
  @Test
  void manyThreadsSeeNoTornOrOldProfileWhileFilesChange()
      throws IOException, InterruptedException, ExecutionException {
    clock.now = Instant.now();
    AtomicLongArray written = new AtomicLongArray(ENVIRONMENTS);
    write("base", "variables: {c: 1}\n");
    for (int i = 0; i < ENVIRONMENTS; i++) {
      write("e" + i, "extends: base\nvariables: {a: 0, b: 0}\n");
    }
    ProfileManager manager = manager(ENVIRONMENTS / 2);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<Long>> work = new ArrayList<>();
      for (int thread = 0; thread < 16; thread++) {
        int own = thread;
        work.add(threads.submit(() -> work(manager, written, own)));
      }
      for (Future<Long> done : work) {
        assertThat(done.get()).isEqualTo(250);
      }
    } finally {
      threads.shutdownNow();
    }
    ProfileStatistics found = manager.statistics();
    assertThat(found.hits() + found.misses()).isEqualTo(16 * 250);
    assertThat(found.failures()).isZero();
  }

  private long work(ProfileManager manager, AtomicLongArray written, int thread)
      throws IOException {
    long right = 0;
    for (int i = 0; i < 250; i++) {
      int which = ThreadLocalRandom.current().nextInt(ENVIRONMENTS);
      if (i % 10 == 0) {
        // each environment has one writer
        int own = which - which % 16 + thread;
        if (own < ENVIRONMENTS) {
          long next = written.get(own) + 1;
          write("e" + own, "extends: base\nvariables: {a: %d, b: %d}\n".formatted(next, next));
          written.set(own, next);
        }
      }
      long before = written.get(which);
      Diagnosed<Optional<Profile>> loaded = manager.load("e" + which);
      long a = value(loaded, "a");
      if (a == value(loaded, "b") && a >= before && value(loaded, "c") == 1) {
        right++;
      }
    }
    return right;
  }
}
