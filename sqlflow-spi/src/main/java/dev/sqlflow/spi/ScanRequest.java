package dev.sqlflow.spi;

import java.util.List;
import java.util.OptionalLong;

/**
 * What of a source's data is wanted.
 *
 * @param rowLimit the most rows that will be read, or empty for all; a connector may return more
 * @param expected the columns of an export whose rows are read back; a connector that would find
 *     types by looking at values takes these for columns of their names. Mostly none
 * @param context the statement that wants it
 */
public record ScanRequest(OptionalLong rowLimit, List<Column> expected, StatementContext context) {

  /** Every row. */
  public static final ScanRequest ALL = new ScanRequest(OptionalLong.empty(), List.of());

  // Keeps an immutable copy of the columns.
  public ScanRequest {
    expected = List.copyOf(expected);
  }

  /**
   * Makes a request of no statement.
   *
   * @param rowLimit the most rows that will be read, or empty for all
   * @param expected the columns of an export whose rows are read back
   */
  public ScanRequest(OptionalLong rowLimit, List<Column> expected) {
    this(rowLimit, expected, StatementContext.NONE);
  }
}
