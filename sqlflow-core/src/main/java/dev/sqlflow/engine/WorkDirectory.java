package dev.sqlflow.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of one run's own, gone when the run ends. What a killed process left beside it is swept
 * away: each folder's name ends with the process that made it.
 */
public final class WorkDirectory implements AutoCloseable {

  private static final Pattern OWNER = Pattern.compile(".*-(\\d{1,18})");

  private final Path path;

  private WorkDirectory(Path path) {
    this.path = path;
  }

  /**
   * Sweeps and makes the folder.
   *
   * @param path its path, to which the number of this process is added
   * @return the folder
   * @throws IOException if it can't be made
   */
  public static WorkDirectory create(Path path) throws IOException {
    Path parent = Optional.ofNullable(path.getParent()).orElse(path);
    Files.createDirectories(parent);
    sweep(parent);
    String name = path.getFileName() + "-" + ProcessHandle.current().pid();
    return new WorkDirectory(Files.createDirectories(path.resolveSibling(name)));
  }

  /**
   * Returns where it is.
   *
   * @return a folder that exists
   */
  public Path path() {
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

  private static boolean isOrphan(Path directory) {
    Matcher name = OWNER.matcher(directory.getFileName().toString());
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
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
