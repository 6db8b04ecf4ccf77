package dev.sqlflow.connectors.memory;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tables that one {@link InMemoryConnector} reads and writes. A program that embeds SQLFlow
 * makes one, gives it to the connector, puts rows in before a run and takes them out after it. Safe
 * for use by several threads.
 */
public final class MemoryTables {

  private final Map<String, MemoryTable> tables = new ConcurrentHashMap<>();

  /** Makes an empty set of tables. */
  public MemoryTables() {}

  /**
   * Puts a table in, in place of one of that name.
   *
   * @param name of the table
   * @param table its rows
   */
  public void put(String name, MemoryTable table) {
    tables.put(name, table);
  }

  /**
   * Returns a table as it is now.
   *
   * @param name of the table
   * @return the table, or empty if there is none of that name
   */
  public Optional<MemoryTable> get(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /**
   * Returns the names of all tables.
   *
   * @return sorted; a copy
   */
  public Set<String> names() {
    return new TreeSet<>(tables.keySet());
  }
}
