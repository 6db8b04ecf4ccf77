package dev.sqlflow.engine.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file of 72 MB that the driver unpacks into the folder for temporary files and loads. The
 * driver removes it when the process ends by itself, so a killed one leaves it. Once loaded it is
 * not needed: Linux tells which file this process has loaded, and lets it be removed.
 */
final class NativeLibrary {

  private static final Path LOADED = Path.of("/proc/self/maps");

  /** As the driver names it; a library that somebody installed has no number. */
  private static final Pattern UNPACKED =
      Pattern.compile("^[^/\\n]+(/.*/libduckdb_java\\d+\\.so)$", Pattern.MULTILINE);

  private NativeLibrary() {}

  /** To be called when the driver has loaded it. */
  static void removeFile() {
    try {
      for (String file : unpacked(Files.readString(LOADED))) {
        Files.deleteIfExists(Path.of(file));
      }
    } catch (IOException e) {
      // another system, or no right to: then the driver does it when the process ends
    }
  }

  private static Set<String> unpacked(String maps) {
    return UNPACKED
        .matcher(maps)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }
}
