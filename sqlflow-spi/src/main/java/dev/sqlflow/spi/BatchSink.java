package dev.sqlflow.spi;

import java.util.List;

/**
 * One write of rows: {@link #begin}, then {@link #write} for each batch, then {@link #commit}, and
 * {@link #close} whatever happens. Rows are visible to others after {@code commit} only; a write
 * that is closed without it leaves nothing behind.
 */
public interface BatchSink extends AutoCloseable {

  /**
   * Begins the write.
   *
   * @param columns the columns of every batch, in order
   * @throws ConnectorException if the destination can't take such columns
   */
  void begin(List<Column> columns);

  /**
   * Takes some rows.
   *
   * @param batch holds good during the call only
   * @throws ConnectorException if writing fails
   */
  void write(ColumnBatch batch);

  /**
   * Makes all rows visible at once.
   *
   * @throws ConnectorException if that fails; the destination is then as before
   */
  void commit();

  /**
   * Releases everything, and undoes what was not committed. May be called twice. Closing it from
   * another thread ends the call that is at work: it fails within a second with {@link
   * ConnectorException.Kind#INTERRUPTED}, unless it is a commit that is done.
   */
  @Override
  void close();
}
