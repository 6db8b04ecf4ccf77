package dev.sqlflow.spi;

import java.util.OptionalLong;

/**
 * What of a source's data is wanted.
 *
 * @param rowLimit the most rows that will be read, or empty for all; a connector may return more
 */
public record ScanRequest(OptionalLong rowLimit) {

  /** Every row. */
  public static final ScanRequest ALL = new ScanRequest(OptionalLong.empty());
}
