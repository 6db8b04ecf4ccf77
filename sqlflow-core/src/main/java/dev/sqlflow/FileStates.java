package dev.sqlflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tells states of files apart without reading them: by size, times and what the system knows them
 * by. Two looks that see the same state saw the same content, if the file was {@link #settled()} at
 * the first.
 */
final class FileStates {

  /** Times of files are no finer than this anywhere. */
  static final Duration COARSEST = Duration.ofSeconds(2);

  private static final String ABSENT = "absent";
  private static final int MOST_FILES = 20_000;

  private final Instant settledBefore;
  private boolean settled = true;

  /** Looks for changes since some time: what was written shortly before may change unseen. */
  FileStates(Instant since) {
    this.settledBefore = since.minus(COARSEST);
  }

  /** Whether everything that was looked at is older than what could hide a change. */
  boolean settled() {
    return settled;
  }

  /** The state of a file, of a folder with everything below it, or of nothing. */
  String of(Path path) {
    try {
      return Files.isDirectory(path) ? folder(path) : file(path);
    } catch (NoSuchFileException | NotDirectoryException e) {
      unsettledIfAfter(ancestor(path));
      return ABSENT;
    } catch (IOException | UncheckedIOException e) {
      settled = false;
      return "unreadable";
    }
  }

  private String file(Path path) throws IOException {
    boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
    Map<String, Object> found =
        Files.readAttributes(
            path, unix ? "unix:size,lastModifiedTime,ctime,ino" : "size,lastModifiedTime,fileKey");
    found.values().forEach(this::unsettledIfAfter);
    return List.copyOf(new TreeMap<>(found).values()).toString();
  }

  private String folder(Path folder) throws IOException {
    MessageDigest digest = Digests.sha256();
    try (Stream<Path> below = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> paths = below.limit(MOST_FILES + 1L).sorted().toList();
      settled &= paths.size() <= MOST_FILES;
      for (Path path : paths) {
        String state = Files.isDirectory(path) ? "folder" : file(path);
        String line = folder.relativize(path) + "\0" + state + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Object ancestor(Path path) {
    Path folder = path.getParent();
    while (folder != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    try {
      return folder == null ? path : Files.getLastModifiedTime(folder);
    } catch (IOException e) {
      return FileTime.from(Instant.MAX);
    }
  }

  private void unsettledIfAfter(Object time) {
    settled &= !(time instanceof FileTime at) || at.toInstant().isBefore(settledBefore);
  }
}
