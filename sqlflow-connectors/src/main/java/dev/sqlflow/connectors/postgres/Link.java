package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ResourceLease;
import dev.sqlflow.spi.StatementContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.jdbc.PgConnection;

/** One connection in use. Closing it, from any thread, ends what is under way on it. */
final class Link implements AutoCloseable {

  private final ConnectionSettings settings;
  private final StatementContext context;
  private final ResourceLease<ConnectionPool> lease;
  private final Connection pooled;
  private final PgConnection server;
  private final boolean companion;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private volatile boolean idle;

  private Link(
      ConnectionSettings settings,
      StatementContext context,
      ResourceLease<ConnectionPool> lease,
      Connection pooled,
      boolean companion)
      throws SQLException {
    this.settings = settings;
    this.context = context;
    this.lease = lease;
    this.pooled = pooled;
    this.companion = companion;
    this.server = pooled.unwrap(PgConnection.class);
  }

  /** Takes a connection of the run's pool and begins a transaction on it. */
  static Link open(ConnectionSettings settings, StatementContext context, boolean readOnly) {
    ResourceLease<ConnectionPool> lease =
        context
            .resources()
            .lease(ConnectionPool.class, settings, () -> new ConnectionPool(settings));
    try {
      Connection pooled = lease.resource().connection();
      Link link = new Link(settings, context, lease, pooled, false);
      link.begin(readOnly);
      return link;
    } catch (SQLException e) {
      lease.close();
      throw Failures.of(e, settings);
    }
  }

  private void begin(boolean readOnly) throws SQLException {
    try {
      pooled.setAutoCommit(false);
      if (readOnly) {
        // the driver would begin a COPY's transaction without it
        execute("SET TRANSACTION READ ONLY");
      }
    } catch (SQLException e) {
      close();
      throw e;
    }
  }

  /** Something to do with a new connection. */
  @FunctionalInterface
  interface Setup {
    void run(Link link) throws SQLException;
  }

  /**
   * Takes another connection of the same pool for reading, if one is to be had within a second.
   * This one must be closed after it.
   *
   * @param setup of its transaction
   * @return empty if the pool is used up, the server has given none before, or refuses anything
   */
  Optional<Link> companion(Setup setup) {
    try {
      Optional<Connection> spare = lease.resource().spare();
      return spare.isPresent() ? Optional.of(companion(spare.get(), setup)) : Optional.empty();
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  private Link companion(Connection spare, Setup setup) throws SQLException {
    boolean ready = false;
    try {
      ResourceLease<ConnectionPool> shared = new ResourceLease<>(lease.resource(), false);
      Link link = new Link(settings, context, shared, spare, true);
      link.begin(true);
      setup.run(link);
      ready = true;
      return link;
    } finally {
      if (!ready) {
        lease.resource().evict(spare);
      }
    }
  }

  PgConnection server() {
    return server;
  }

  ConnectionSettings settings() {
    return settings;
  }

  /** A statement that tells the server's administrator where it comes from. */
  String marked(String sql) {
    String place = context.place().replaceAll("[/*\\p{Cntrl}]*[*\\p{Cntrl}][/*\\p{Cntrl}]*", "_");
    return "/* sqlflow " + place + " */ " + sql;
  }

  void execute(String sql) throws SQLException {
    try (var statement = server.createStatement()) {
      statement.execute(marked(sql));
    }
  }

  ConnectorException failure(SQLException e) {
    return open.get() ? Failures.of(e, settings) : Failures.interrupted(e);
  }

  /** Ends the transaction, so that another use may follow. */
  void idle() {
    try {
      server.rollback();
      idle = true;
    } catch (SQLException e) {
      // the connection goes then
    }
  }

  /** Breaks the connection, whoever waits for it. */
  void sever() {
    ResourceLease.closeQuietly(() -> server.abort(Runnable::run));
  }

  @Override
  public void close() {
    if (open.compareAndSet(true, false)) {
      if (idle) {
        ResourceLease.closeQuietly(pooled);
      } else {
        if (!companion) {
          // it takes a connection of its own; who only sends rows sees that nobody takes them
          ResourceLease.closeQuietly(server::cancelQuery);
        }
        sever();
        lease.resource().evict(pooled);
      }
      lease.close();
    }
  }
}
