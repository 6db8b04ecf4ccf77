package dev.sqlflow.benchmarks.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Fifty environments, each with a parent of five, that change while others read them. Every file
 * holds the number of its change, several times: so a reader sees whether what it got belongs
 * together, and is not older than what was there when it asked. Files are replaced, as editors and
 * version control do it: nobody sees half of one.
 */
final class ChangingProfiles {

  static final int ENVIRONMENTS = 50;
  static final int PARENTS = 5;

  private final Path folder;
  private final Random random = new Random(42);
  private final AtomicLongArray begun = new AtomicLongArray(ENVIRONMENTS + PARENTS);
  private final AtomicLongArray done = new AtomicLongArray(ENVIRONMENTS + PARENTS);

  ChangingProfiles(Path folder) throws IOException {
    this.folder = folder;
    for (int file = 0; file < ENVIRONMENTS + PARENTS; file++) {
      change(file);
    }
  }

  static int parent(int environment) {
    return ENVIRONMENTS + environment % PARENTS;
  }

  static String name(int file) {
    return file < ENVIRONMENTS ? "env_" + file : "parent_" + (file - ENVIRONMENTS);
  }

  /** The change that was there at least, for who asks from now on. */
  long atLeast(int file) {
    return done.get(file);
  }

  /** The change that may be there at most, for who has got an answer. */
  long atMost(int file) {
    return begun.get(file);
  }

  /** Changes any file. For one thread. */
  void changeOne() throws IOException {
    change(random.nextInt(ENVIRONMENTS + PARENTS));
  }

  private void change(int file) throws IOException {
    long number = begun.incrementAndGet(file);
    Path written = Files.writeString(folder.resolve("next.tmp"), text(file, number));
    Files.move(
        written,
        folder.resolve(name(file) + ".yml"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    done.set(file, number);
  }

  private static String text(int file, long number) {
    String head =
        file < ENVIRONMENTS ? "extends: " + name(parent(file)) : "abstract: true # a parent";
    String kind = file < ENVIRONMENTS ? "own" : "inherited";
    return """
    version: "1.0"
    %1$s
    variables: { %2$s_first: %3$d, %2$s_last: %3$d }
    connectors:
      %2$s: { type: csv, params: { path: "data/%3$d.csv", skip_rows: %4$d } }
    """
        .formatted(head, kind, number, number % 1000);
  }
}
