package dev.sqlflow.spi;

import java.util.function.Supplier;

/**
 * What the statements of one run share, such as a pool of connections. Whatever is opened here is
 * closed when the run ends, however it ends. Safe for use by several threads.
 */
public interface RunResources {

  /**
   * Shares nothing: every lease opens a resource of its own, and closes it. For callers that are no
   * run, such as a check.
   */
  RunResources NONE =
      new RunResources() {
        @Override
        public <T extends AutoCloseable> ResourceLease<T> lease(
            Class<T> type, Object key, Supplier<T> opener) {
          return new ResourceLease<>(opener.get(), true);
        }
      };

  /**
   * Lends a resource; the first who asks opens it.
   *
   * @param <T> its class
   * @param type its class
   * @param key what makes two resources of a class one and the same, such as the settings of a
   *     connection; it must know its equals
   * @param opener opens the resource
   * @return the resource, until the lease is closed or the run ends
   * @throws ConnectorException if it can't be opened
   */
  <T extends AutoCloseable> ResourceLease<T> lease(Class<T> type, Object key, Supplier<T> opener);
}
