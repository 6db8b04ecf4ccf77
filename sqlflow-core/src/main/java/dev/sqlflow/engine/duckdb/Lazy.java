package dev.sqlflow.engine.duckdb;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Something that is opened when first used. For one thread. */
final class Lazy<T> {

  private final Opener<T> opener;
  private final Closer<T> closer;
  private @Nullable T value;

  Lazy(Opener<T> opener, Closer<T> closer) {
    this.opener = opener;
    this.closer = closer;
  }

  T get() throws SQLException {
    T present = value;
    if (present == null) {
      present = opener.open();
      value = present;
    }
    return present;
  }

  void close() throws SQLException {
    T present = value;
    if (present != null) {
      value = null;
      closer.close(present);
    }
  }

  /** Opens it. */
  @FunctionalInterface
  interface Opener<T> {
    T open() throws SQLException;
  }

  /** Closes it. */
  @FunctionalInterface
  interface Closer<T> {
    void close(T value) throws SQLException;
  }
}
