package dev.sqlflow.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of one run's own, gone when the run ends. What a killed process left beside it is swept
 * away: each folder names the process that made it.
 */
final class WorkDirectory implements AutoCloseable {

  private static final String OWNER = "owner.pid";

  private final Path path;

  private WorkDirectory(Path path) {
    this.path = path;
  }

  /** Sweeps and makes the folder. */
  static WorkDirectory create(Path path) throws IOException {
    Path parent = Optional.ofNullable(path.getParent()).orElse(path);
    Files.createDirectories(parent);
    sweep(parent);
    Files.createDirectories(path);
    Files.writeString(path.resolve(OWNER), Long.toString(ProcessHandle.current().pid()));
    return new WorkDirectory(path);
  }

  Path path() {
    return path;
  }

  private static void sweep(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      for (Path entry : entries.toList()) {
        if (isOrphan(entry)) {
          delete(entry);
        }
      }
    }
  }

  /** A folder without an owner is just being made. */
  private static boolean isOrphan(Path directory) {
    try {
      long owner = Long.parseLong(Files.readString(directory.resolve(OWNER)).strip());
      return ProcessHandle.of(owner).isEmpty();
    } catch (IOException | NumberFormatException e) {
      return false;
    }
  }

  private static void delete(Path directory) throws IOException {
    List<Path> entries;
    try (Stream<Path> tree = Files.walk(directory)) {
      entries = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : entries) {
      Files.deleteIfExists(entry);
    }
  }

  @Override
  public void close() throws IOException {
    delete(path);
  }
}
