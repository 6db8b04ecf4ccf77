package dev.sqlflow.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Files as they would be: what is not written yet stands in for what the disk holds. So a change
 * can be checked before it is made.
 *
 * @param contents by absolute path
 */
public record Drafts(Map<Path, byte[]> contents) {

  /** Nothing but the disk. */
  public static final Drafts NONE = new Drafts(Map.of());

  // Keeps an immutable copy that keeps its order.
  public Drafts {
    contents = Collections.unmodifiableMap(new LinkedHashMap<>(contents));
  }

  /**
   * Reads a file.
   *
   * @param path absolute
   * @return everything in it
   * @throws IOException if there is no draft, and the disk's file can't be read
   */
  public byte[] read(Path path) throws IOException {
    byte[] draft = contents.get(path);
    return draft == null ? Files.readAllBytes(path) : draft;
  }

  /**
   * Tells whether there is a draft.
   *
   * @param path absolute
   * @return false if the disk's file counts
   */
  public boolean has(Path path) {
    return contents.containsKey(path);
  }

  /**
   * Tells which files there are drafts of.
   *
   * @return their paths, absolute
   */
  public Set<Path> paths() {
    return contents.keySet();
  }
}
