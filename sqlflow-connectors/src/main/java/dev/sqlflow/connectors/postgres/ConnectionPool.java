package dev.sqlflow.connectors.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connections of one run to one server. It begins with the first connection that is needed. */
final class ConnectionPool implements AutoCloseable {

  private final ConnectionSettings settings;
  private @Nullable HikariDataSource source;
  private boolean closed;

  ConnectionPool(ConnectionSettings settings) {
    this.settings = settings;
  }

  /** Lends a connection; closing it gives it back. */
  Connection connection() throws SQLException {
    return source().getConnection();
  }

  /** Lends a connection if that needs no waiting for one that is in use. */
  Optional<Connection> spare() throws SQLException {
    HikariDataSource pool = source();
    int inUse = pool.getHikariPoolMXBean().getActiveConnections();
    return inUse < settings.poolSize() ? Optional.of(pool.getConnection()) : Optional.empty();
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
