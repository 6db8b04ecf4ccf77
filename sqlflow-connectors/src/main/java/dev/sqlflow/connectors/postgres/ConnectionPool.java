package dev.sqlflow.connectors.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connections of one run to one server. It begins with the first connection that is needed. */
final class ConnectionPool implements AutoCloseable {

  /** Enough for a server that has one to give. */
  private static final long SPARE_MILLIS = 1000;

  private final ConnectionSettings settings;
  private @Nullable HikariDataSource source;
  private boolean closed;
  private volatile boolean spareDenied;

  ConnectionPool(ConnectionSettings settings) {
    this.settings = settings;
  }

  /** Lends a connection; closing it gives it back. */
  Connection connection() throws SQLException {
    return source().getConnection();
  }

  /**
   * Lends a connection that one can do without: none if all are in use, or if the server gives none
   * within a second. It is not asked again then, because it may allow no more for the whole run.
   */
  Optional<Connection> spare() throws SQLException {
    HikariDataSource pool = source();
    if (spareDenied || !hasRoom(pool)) {
      return Optional.empty();
    }
    CompletableFuture<Optional<Connection>> coming = new CompletableFuture<>();
    coming.completeOnTimeout(Optional.empty(), SPARE_MILLIS, TimeUnit.MILLISECONDS);
    Thread thread = new Thread(() -> lend(pool, coming), "sqlflow-postgres-spare");
    thread.setDaemon(true);
    thread.start();
    try {
      Optional<Connection> spare = coming.get();
      spareDenied = spare.isEmpty() && hasRoom(pool);
      return spare;
    } catch (InterruptedException | ExecutionException e) {
      coming.complete(Optional.empty());
      throw Failures.interrupted(e);
    } finally {
      thread.interrupt();
    }
  }

  private boolean hasRoom(HikariDataSource pool) {
    return pool.getHikariPoolMXBean().getActiveConnections() < settings.poolSize();
  }

  private static void lend(HikariDataSource pool, CompletableFuture<Optional<Connection>> coming) {
    try {
      Connection connection = pool.getConnection();
      if (!coming.complete(Optional.of(connection))) {
        connection.close(); // nobody waits any more
      }
    } catch (SQLException e) {
      coming.complete(Optional.empty());
    }
  }

  /** Drops a connection that was lent and can't be used any more. */
  synchronized void evict(Connection connection) {
    if (source != null) {
      source.evictConnection(connection);
    }
  }

  // Not under the lock: closing must not wait for a server that does not answer.
  private HikariDataSource source() throws SQLException {
    synchronized (this) {
      if (source != null) {
        return source;
      }
    }
    HikariDataSource made = open();
    synchronized (this) {
      if (closed || source != null) {
        made.close();
      }
      if (closed) {
        throw new SQLException("the run has ended");
      }
      source = source == null ? made : source;
      return source;
    }
  }

  private HikariDataSource open() throws SQLException {
    try {
      return new HikariDataSource(config());
    } catch (PoolInitializationException e) {
      throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
    }
  }

  private HikariConfig config() {
    HikariConfig config = new HikariConfig();
    config.setPoolName(settings.name());
    config.setDataSource(new ServerDataSource(settings));
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(0);
    // one attempt: a wrong password does not become right while one waits
    config.setInitializationFailTimeout(1);
    config.setConnectionTimeout(Math.max(250, settings.connectTimeout().toMillis()));
    config.setRegisterMbeans(false);
    settings
        .statementTimeout()
        .ifPresent(
            time -> config.setConnectionInitSql("SET statement_timeout = " + time.toMillis()));
    return config;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (source != null) {
      source.close();
    }
  }
}
