package dev.sqlflow.engine;

import java.util.OptionalLong;

/**
 * What one step moved.
 *
 * @param rows that were read and written
 * @param bytes of the file that was written; empty where no file was
 * @param rejected faulty records that were set aside
 */
public record Moved(long rows, OptionalLong bytes, long rejected) {

  /**
   * Tells of rows that went into a table.
   *
   * @param rows how many
   * @return without bytes and rejects
   */
  public static Moved rows(long rows) {
    return new Moved(rows, OptionalLong.empty(), 0);
  }
}
