package dev.sqlflow.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/** Writes files as every rewrite does, or takes them back, and counts the steps so far. */
public final class StoppedWriter {

  private StoppedWriter() {}

  /** Tells of each step, before the next one: each file is prepared, then has changed places. */
  public static void write(Path folder, List<FileChange> changes, IntConsumer afterEach)
      throws IOException {
    FileWriter.write(folder, changes, counted(afterEach));
  }

  /** Tells of each file that is taken back, before the next one. */
  public static void takeBack(Path folder, IntConsumer afterEach) throws IOException {
    FileWriter.takeBack(folder, List.of(), counted(afterEach));
  }

  private static Runnable counted(IntConsumer afterEach) {
    int[] count = {0};
    return () -> afterEach.accept(++count[0]);
  }
}
