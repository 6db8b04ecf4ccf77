package dev.sqlflow.connectors.s3;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Objects of many bytes and few rows, and what shows that none of them is lost or damaged. */
final class Data {

  static final String SUMS =
      "SELECT count(*), sum(id)::BIGINT, count(DISTINCT id), count(DISTINCT note) FROM t";

  private Data() {}

  /** Rows whose notes are all alike. */
  static byte[] csv(int rows, int length) {
    String note = "," + "n".repeat(length) + "\n";
    StringBuilder text = new StringBuilder("id,note\n");
    for (int id = 0; id < rows; id++) {
      text.append(id).append(note);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What {@link #SUMS} finds in them. */
  static List<Object> sums(long rows) {
    return List.of(rows, rows * (rows - 1) / 2, rows, 1L);
  }
}
