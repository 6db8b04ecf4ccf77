package dev.sqlflow.spi;

import java.nio.file.Path;
import java.util.List;

/** Takes files that an engine wrote to where they shall be. */
@FunctionalInterface
public interface Delivery {

  /**
   * Delivers the files: all of them, visible at once, or none. Interrupting the calling thread ends
   * it within a second with {@link ConnectorException.Kind#INTERRUPTED}; what was not visible then
   * is removed.
   *
   * @param folder where the files are; the caller deletes it
   * @param files in the order of their rows, relative to the folder. One file; or with partitions
   *     any number, in folders named {@code column=value}
   * @throws ConnectorException if the files can't be delivered
   */
  void deliver(Path folder, List<Path> files);
}
