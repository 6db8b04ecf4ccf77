package dev.sqlflow.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A file that a rewrite changes. What it shall hold and what it held lie beside it until the end.
 *
 * @param target where it belongs, links resolved
 * @param id in the names of what lies beside it
 * @param before sum of what it held; -1 if it was not there
 * @param after sum of what it shall hold
 */
record Move(Path target, UUID id, long before, long after) {

  private static final long NO_FILE = -1;

  static Move of(Path target, byte[] bytes) throws IOException {
    return new Move(target, UUID.randomUUID(), sum(target), sum(bytes));
  }

  Path draft() {
    return beside("new");
  }

  Path original() {
    return beside("old");
  }

  boolean isNew() {
    return before == NO_FILE;
  }

  // A draft is gone when it has become its target. Somebody may have put the old text back since.
  boolean isToBeTakenBack() throws IOException {
    return Files.notExists(draft()) && sum(target) != before;
  }

  Optional<String> obstacle() throws IOException {
    if (sum(target) != after) {
      return Optional.of("`" + target + "` was changed since");
    }
    return sum(original()) == before
        ? Optional.empty()
        : Optional.of("what `" + target + "` held is gone");
  }

  void takeBack() throws IOException {
    if (isNew()) {
      Files.delete(target);
    } else {
      Files.move(original(), target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  Stream<Path> leftovers() {
    return Stream.of(draft(), original()).filter(Files::exists);
  }

  private Path beside(String kind) {
    return target.resolveSibling("." + target.getFileName() + "." + id + "." + kind + ".tmp");
  }

  private static long sum(Path file) throws IOException {
    return Files.exists(file) ? sum(Files.readAllBytes(file)) : NO_FILE;
  }

  private static long sum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return sum.getValue();
  }
}
