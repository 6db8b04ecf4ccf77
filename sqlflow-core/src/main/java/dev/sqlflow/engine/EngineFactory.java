package dev.sqlflow.engine;

import dev.sqlflow.resolve.EngineSettings;
import dev.sqlflow.spi.ConnectorException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;

/** Opens engines. Safe for use by several threads. */
@FunctionalInterface
public interface EngineFactory {

  /**
   * Opens an engine for one run and locks it to what the run may touch.
   *
   * @param request what the run needs
   * @return the engine; the caller closes it
   * @throws EngineException if it can't be opened, such as a database that another run holds
   * @throws ConnectorException if the call is interrupted while it waits
   */
  Engine open(Request request);

  /**
   * What a run needs of its engine.
   *
   * @param settings final
   * @param files the files that the run reads or writes, absolute; the engine can touch no other
   * @param holder says who opens it, for others that want the same database: such as {@code
   *     pipeline orders, run 20261123-1}
   * @param temporaryDirectory an existing folder of the run's own, where the engine spills
   * @param rejectDirectory where faulty records are set aside, one file for a load; made when
   *     needed
   * @param patience how long to wait for a database that another run holds
   * @param sample how many rows a load takes at most; empty for all
   */
  record Request(
      EngineSettings settings,
      Set<Path> files,
      String holder,
      Path temporaryDirectory,
      Path rejectDirectory,
      Duration patience,
      OptionalLong sample) {

    // Keeps an immutable copy of the files.
    public Request {
      files = Collections.unmodifiableSet(new LinkedHashSet<>(files));
    }

    /**
     * Makes a request of an engine whose loads take every row.
     *
     * @param settings final
     * @param files that the run reads or writes
     * @param holder says who opens it
     * @param temporaryDirectory an existing folder of the run's own
     * @param rejectDirectory where faulty records are set aside
     * @param patience how long to wait for a database that another run holds
     */
    public Request(
        EngineSettings settings,
        Set<Path> files,
        String holder,
        Path temporaryDirectory,
        Path rejectDirectory,
        Duration patience) {
      this(
          settings,
          files,
          holder,
          temporaryDirectory,
          rejectDirectory,
          patience,
          OptionalLong.empty());
    }
  }
}
