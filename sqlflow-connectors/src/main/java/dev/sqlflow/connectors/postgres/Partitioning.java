package dev.sqlflow.connectors.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Divides the reading of a large table among several connections that see one state of it. Where
 * that can't be done it is read over one.
 */
final class Partitioning {

  /** Below it, another connection costs more than it brings. */
  private static final long LEAST_BYTES_OF_A_PART = 8L << 20;

  /** Ranges of pages are found without a look at each row from this version on. */
  private static final int SERVER_VERSION = 140000;

  private static final String PAGES =
      """
      SELECT pg_catalog.pg_relation_size(c.oid), current_setting('block_size')::bigint
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_am a ON a.oid = c.relam
      WHERE c.oid = ?::regclass AND c.relkind = 'r' AND a.amname = 'heap'
        AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid)
      """;

  private final Link leader;
  private final TableId table;

  private Partitioning(Link leader, TableId table) {
    this.leader = leader;
    this.table = table;
  }

  /** Connections and what each reads; the leader is the first. */
  record Parts(List<Link> links, List<PageRange> ranges) {}

  /**
   * Begins on a connection that has not asked anything yet.
   *
   * @param leader reads a part itself
   * @param query of what is read
   * @param most how many parts at most
   * @param opened takes each further connection as soon as there is one
   * @throws SQLException if the leader fails
   */
  static Parts of(Link leader, SourceQuery query, int most, Consumer<Link> opened)
      throws SQLException {
    Parts parts = divided(leader, query.table(), most, opened);
    if (parts.links().size() == 1) {
      query.lock(leader);
    }
    return parts;
  }

  private static Parts divided(
      Link leader, Optional<TableId> table, int most, Consumer<Link> opened) throws SQLException {
    if (table.isEmpty() || most == 1 || !leader.server().haveMinimumServerVersion(SERVER_VERSION)) {
      return whole(leader);
    }
    return new Partitioning(leader, table.get()).divide(most, opened);
  }

  private Parts divide(int most, Consumer<Link> opened) throws SQLException {
    if (parts(size(), most) < 2) {
      return whole(leader);
    }
    leader.server().rollback();
    leader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    // before the snapshot: to an older one, a table that was emptied meanwhile has no rows at all
    leader.execute("LOCK TABLE ONLY " + table.sql() + " IN ACCESS SHARE MODE");
    String snapshot = snapshot();
    long[] size = size();
    int parts = parts(size, most);
    List<Link> links = new ArrayList<>(List.of(leader));
    while (links.size() < parts) {
      Optional<Link> companion = leader.companion(link -> join(link, snapshot));
      if (companion.isEmpty()) {
        break;
      }
      opened.accept(companion.get());
      links.add(companion.get());
    }
    return links.size() == 1
        ? whole(leader)
        : new Parts(links, PageRange.divide(size[0] / size[1], links.size()));
  }

  private static Parts whole(Link leader) {
    return new Parts(List.of(leader), List.of(PageRange.ALL));
  }

  private static int parts(long[] size, int most) {
    return (int) Math.min(most, size[0] / LEAST_BYTES_OF_A_PART);
  }

  /** Bytes of the table and of a page; no bytes if it can't be divided. */
  private long[] size() throws SQLException {
    try (PreparedStatement statement = leader.server().prepareStatement(leader.marked(PAGES))) {
      statement.setString(1, table.sql());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? new long[] {row.getLong(1), row.getLong(2)} : new long[] {0, 1};
      }
    }
  }

  private String snapshot() throws SQLException {
    try (Statement statement = leader.server().createStatement();
        ResultSet row =
            statement.executeQuery(leader.marked("SELECT pg_catalog.pg_export_snapshot()"))) {
      row.next();
      return row.getString(1);
    }
  }

  /** Waiting for a lock could be for ever: whoever waits before us may wait for the leader. */
  private void join(Link link, String snapshot) throws SQLException {
    link.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    link.execute("SET TRANSACTION SNAPSHOT '" + snapshot + "'");
    link.execute("LOCK TABLE ONLY " + table.sql() + " IN ACCESS SHARE MODE NOWAIT");
  }
}
