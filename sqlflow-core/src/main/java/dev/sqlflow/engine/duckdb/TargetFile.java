package dev.sqlflow.engine.duckdb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that is written beside its place first, so that a reader sees the old one or the new one.
 *
 * @param target where it shall be
 * @param temporary where it is written: hidden, and named by process, so that what a killed process
 *     left can be told from what another one writes
 * @param part where rows are written that will be appended to what {@code temporary} holds
 */
record TargetFile(Path target, Path temporary, Path part) {

  static TargetFile of(Path target, String token) {
    long process = ProcessHandle.current().pid();
    String prefix = prefix(target) + process + "-" + token;
    return new TargetFile(
        target, target.resolveSibling(prefix + ".tmp"), target.resolveSibling(prefix + ".part"));
  }

  private static String prefix(Path target) {
    return "." + target.getFileName() + ".";
  }

  /** Makes the folder and sweeps what killed processes left in it. */
  void prepare() throws IOException {
    Path folder = folder();
    Files.createDirectories(folder);
    Pattern left = Pattern.compile(Pattern.quote(prefix(target)) + "(\\d+)-\\w+\\.(tmp|part)");
    List<Path> entries;
    try (Stream<Path> list = Files.list(folder)) {
      entries = list.toList();
    }
    for (Path entry : entries) {
      Matcher name = left.matcher(entry.getFileName().toString());
      if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
        Files.deleteIfExists(entry);
      }
    }
  }

  /** Puts the file into its place, so that it is there after a loss of power too. */
  void publish() throws IOException {
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
    try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // some systems can't open a folder: there the rename is as safe as they make it
    }
  }

  /** Removes what was not published. */
  void discard() throws IOException {
    Files.deleteIfExists(temporary);
    Files.deleteIfExists(part);
  }

  private Path folder() {
    return target.toAbsolutePath().resolveSibling(".").normalize();
  }
}
