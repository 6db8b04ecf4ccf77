package dev.sqlflow.connectors.s3;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Gives copies of objects names that every file system takes. The folders of a key stay, as far as
 * they tell values of columns; so does what a name ends with.
 */
final class LocalNames {

  private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{N}._=-]");
  private static final Pattern PARTITION = Pattern.compile("[^=]+=.*");
  private static final int LONGEST = 100;

  private LocalNames() {}

  /** Returns a path that no other object of the folder has. */
  static Path of(Path folder, RemoteObject object, int number) {
    String[] segments = object.key().split("/", -1);
    Path path = folder;
    for (int i = 0; i < segments.length - 1; i++) {
      if (PARTITION.matcher(segments[i]).matches()) {
        path = path.resolve(segments[i]);
      }
    }
    String name = UNSAFE.matcher(segments[segments.length - 1]).replaceAll("_");
    String end = name.substring(Math.max(0, name.length() - LONGEST));
    return path.resolve("%07d-%s".formatted(number, end));
  }
}
