package dev.sqlflow.migrate;

import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Another text for a file.
 *
 * @param path absolute
 * @param name as people know it: relative to the project, with {@code /}
 * @param before what the file holds; empty for a file that is not there yet
 * @param after what it shall hold, without a byte order mark
 */
public record FileChange(Path path, String name, Optional<SourceFile> before, String after) {

  /**
   * Returns the bytes of the other text.
   *
   * @return UTF-8, with a byte order mark where the file has one
   */
  public byte[] bytes() {
    boolean marked = before.map(SourceFile::byteOrderMark).orElse(false);
    return ((marked ? "\uFEFF" : "") + after).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Compares both texts. Secrets are shown as stars.
   *
   * @return lines of a unified diff
   */
  public List<String> diff() {
    SourceFile later = SourceFile.of(name, after);
    before.ifPresent(file -> file.concealed().forEach(place -> conceal(place.text(), later)));
    return UnifiedDiff.of(name, before, later);
  }

  private static void conceal(String secret, SourceFile file) {
    int at = secret.isEmpty() ? -1 : file.text().indexOf(secret);
    while (at >= 0) {
      file.conceal(new Span(file, at, at + secret.length()));
      at = file.text().indexOf(secret, at + secret.length());
    }
  }
}
