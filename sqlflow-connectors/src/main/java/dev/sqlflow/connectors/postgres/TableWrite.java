package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.postgres.RowPlan.Planned;
import dev.sqlflow.connectors.postgres.TargetTable.TargetColumn;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ColumnVector;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.WriteMode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.postgresql.copy.CopyIn;

/** The statements of one write, within its transaction. */
final class TableWrite {

  private static final byte[] SIGNATURE =
      "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final String STAGING = "pg_temp.sqlflow_staging";

  private final Link link;
  private final TargetTable table;
  private final RowPlan plan;
  private final List<String> keys;
  private final boolean staged;
  private final CopyIn copy;
  private final PatientSender sender;
  private final CopyBuffer out;
  private final Encoder[] encoders;
  private long rows;

  private TableWrite(Link link, TargetTable table, RowPlan plan, List<String> keys)
      throws SQLException {
    this.link = link;
    this.table = table;
    this.plan = plan;
    this.keys = keys;
    this.staged = plan.needsCast() || !keys.isEmpty();
    this.encoders = plan.columns().stream().map(Planned::encoder).toArray(Encoder[]::new);
    if (staged) {
      link.execute("CREATE TEMPORARY TABLE sqlflow_staging (" + plan.staged() + ") ON COMMIT DROP");
    }
    String target = staged ? STAGING : table.id().sql();
    String sql = "COPY " + target + " (" + plan.names() + ") FROM STDIN (FORMAT BINARY)";
    this.copy = link.server().getCopyAPI().copyIn(link.marked(sql));
    this.sender = new PatientSender(link, copy);
    this.out = new CopyBuffer(sender);
    out.bytes(SIGNATURE);
    out.int8(0);
  }

  static TableWrite begin(Link link, CopySink.Request request, List<Column> columns)
      throws SQLException {
    WriteMode mode = request.write().mode();
    TableId id = request.table();
    TargetLock.take(link, id, request.write().context().patience());
    Optional<TargetTable> known = TargetTable.find(link, id);
    if (known.isEmpty()) {
      link.execute(NewTable.sql(id, columns, request.write().keys()));
    }
    TargetTable table = known.isPresent() ? known.get() : created(link, id);
    RowPlan plan = RowPlan.of(columns, table);
    List<String> keys = request.write().keys().stream().map(key -> keyOf(key, plan)).toList();
    if (mode == WriteMode.UPSERT) {
      table.requireUnique(link, keys);
    }
    if (mode == WriteMode.REPLACE && known.isPresent()) {
      table.requireUnreferenced(link);
      link.execute("DELETE FROM " + id.sql());
    }
    return new TableWrite(link, table, plan, keys);
  }

  private static TargetTable created(Link link, TableId id) throws SQLException {
    return TargetTable.find(link, id)
        .orElseThrow(() -> new IllegalStateException("the new table is not there"));
  }

  private static String keyOf(String key, RowPlan plan) {
    return plan.columns().stream()
        .filter(column -> column.from().name().equalsIgnoreCase(key))
        .map(column -> column.to().name())
        .findFirst()
        .orElseThrow(
            () ->
                new ConnectorException(
                    Kind.INVALID_DATA, "key column `" + key + "` is not in the rows"));
  }

  Link link() {
    return link;
  }

  void rows(ColumnBatch batch) throws SQLException {
    ColumnVector[] vectors = new ColumnVector[encoders.length];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = batch.column(i);
    }
    for (int row = 0; row < batch.rowCount(); row++) {
      out.int2(encoders.length);
      for (int i = 0; i < encoders.length; i++) {
        if (vectors[i].isNull(row)) {
          out.int4(-1);
        } else {
          value(i, vectors[i], row);
        }
      }
      rows++;
      out.sendIfFull();
    }
  }

  private void value(int column, ColumnVector values, int row) {
    try {
      encoders[column].write(values, row, out);
    } catch (Unfit e) {
      Planned planned = plan.columns().get(column);
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "table `%s`: column `%s`, row %d: the value %s"
              .formatted(table.id(), planned.to().name(), rows + 1, e.getMessage()));
    }
  }

  /** Sends the rest and brings all rows to where they belong; the commit is still to come. */
  void finish() throws SQLException {
    out.int2(-1);
    out.flush(); // the end of the COPY is for the server's work to be waited for
    long taken = copy.endCopy();
    if (taken != rows) {
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "%s has %d of %d rows: a trigger keeps rows back, or they came damaged on the way"
              .formatted(link.settings().name(), taken, rows));
    }
    if (staged) {
      if (!keys.isEmpty()) {
        new StagedKeys(link, STAGING, keys).check();
      }
      link.execute(merge());
    }
  }

  private String merge() {
    String insert =
        "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s"
            .formatted(table.id().sql(), plan.names(), plan.selected(), STAGING);
    if (keys.isEmpty()) {
      return insert;
    }
    List<String> others =
        plan.columns().stream()
            .map(Planned::to)
            .map(TargetColumn::name)
            .filter(name -> !keys.contains(name))
            .map(Sql::name)
            .map(name -> name + " = EXCLUDED." + name)
            .toList();
    String action = others.isEmpty() ? "NOTHING" : "UPDATE SET " + String.join(", ", others);
    return insert + " ON CONFLICT (" + Sql.names(keys) + ") DO " + action;
  }

  /** Takes everything back, and leaves the connection as it was. */
  void undo() {
    try {
      if (copy.isActive()) {
        sender.cancel();
      }
      link.idle();
    } catch (SQLException | ConnectorException e) {
      // then the connection goes, and the server takes everything back
    }
  }
}
