package dev.sqlflow.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a folder holds, to be compared with what it holds later. */
final class Snapshot {

  private Snapshot() {}

  static Map<String, Long> of(Path folder) throws IOException {
    Map<String, Long> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.toList()) {
        long size = Files.isRegularFile(file) ? Files.size(file) : -1;
        files.put(folder.relativize(file).toString(), size);
      }
    }
    return files;
  }
}
