package dev.sqlflow.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/** Writes files as every rewrite does, and tells how many have changed places so far. */
public final class StoppedWriter {

  private StoppedWriter() {}

  /** Tells of each file, before the next one changes places. */
  public static void write(Path folder, List<FileChange> changes, IntConsumer afterEach)
      throws IOException {
    int[] count = {0};
    FileWriter.write(folder, changes, () -> afterEach.accept(++count[0]));
  }
}
