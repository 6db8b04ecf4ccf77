package dev.sqlflow.spi;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Brings files that are somewhere else to where an engine can read them. */
@FunctionalInterface
public interface Staging {

  /**
   * Brings all of the files, whole, or fails. Interrupting the calling thread ends it within a
   * second with {@link ConnectorException.Kind#INTERRUPTED}; no thread of it goes on then.
   *
   * @param folder an existing, empty folder of the caller's, who deletes it with what is in it
   * @return what is read in their place
   * @throws ConnectorException if a file can't be had
   */
  Brought bring(Path folder);

  /**
   * What was brought.
   *
   * @param scan describes the reading of the copies, and may read a part of them for that; it is no
   *     {@link Scan.Staged} itself
   * @param origins what each file is a copy of, in the words of messages: {@code s3://sales/a.csv}
   */
  record Brought(Supplier<Scan> scan, Map<Path, String> origins) {

    // Keeps an immutable copy that keeps its order.
    public Brought {
      origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    }
  }
}
