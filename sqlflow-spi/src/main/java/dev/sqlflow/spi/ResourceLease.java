package dev.sqlflow.spi;

/**
 * A resource in use. Whoever has a lease closes the lease, never the resource.
 *
 * @param <T> the resource's class
 * @param resource in use
 * @param owned whether the resource ends with the lease; if not, its run closes it
 */
public record ResourceLease<T extends AutoCloseable>(T resource, boolean owned)
    implements AutoCloseable {

  @Override
  public void close() {
    if (owned) {
      closeQuietly(resource);
    }
  }

  /**
   * Closes a resource that is not needed any more. That it can't be closed properly is no reason to
   * fail: what it was needed for is done.
   *
   * @param resource any
   */
  public static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception ignored) {
      // see above
    }
  }
}
