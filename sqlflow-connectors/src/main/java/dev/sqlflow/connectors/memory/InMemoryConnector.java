package dev.sqlflow.connectors.memory;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import java.util.EnumSet;
import java.util.Set;

/** Reads rows that stand in the options, and reads and writes tables in the process's memory. */
public final class InMemoryConnector implements SourceConnector, SinkConnector {

  private final MemoryTables tables;

  /** Makes a connector with tables of its own, which live as long as it does. */
  public InMemoryConnector() {
    this(new MemoryTables());
  }

  /**
   * Makes a connector.
   *
   * @param tables that it reads and writes
   */
  public InMemoryConnector(MemoryTables tables) {
    this.tables = tables;
  }

  @Override
  public String type() {
    return "in_memory";
  }

  @Override
  public Set<WriteMode> writeModes() {
    return EnumSet.of(WriteMode.REPLACE, WriteMode.APPEND);
  }

  @Override
  public Scan scan(Options options, ScanRequest request) {
    return options.has("rows") ? new GivenRows(options).scan() : scanTable(options.text("name"));
  }

  @Override
  public Write write(Options options, WriteRequest request) {
    request.requireOneOf(writeModes());
    String name =
        options
            .optionalText("name")
            .orElseThrow(
                () ->
                    new ConnectorException(
                        Kind.INVALID_DATA, "rows can be written only to a table with a name"));
    return new Write.Batches(new TableSink(tables, name, request.mode()));
  }

  private Scan scanTable(String name) {
    MemoryTable table =
        tables
            .get(name)
            .orElseThrow(
                () ->
                    new ConnectorException(
                        Kind.NOT_FOUND,
                        "no table `%s` in memory; there are %s".formatted(name, tables.names())));
    return new Scan.Batches(table.columns(), () -> new TableReader(table));
  }
}
