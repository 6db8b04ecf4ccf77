package dev.sqlflow.connectors.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * Some of the pages that a table is stored in.
 *
 * @param first page
 * @param end the page behind the last one; {@link Long#MAX_VALUE} for all that follow
 */
record PageRange(long first, long end) {

  static final PageRange ALL = new PageRange(0, Long.MAX_VALUE);

  /** Divides a table into ranges of equal size, which hold every row once between them. */
  static List<PageRange> divide(long pages, int parts) {
    List<PageRange> ranges = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      long end = i == parts - 1 ? Long.MAX_VALUE : pages * (i + 1) / parts;
      ranges.add(new PageRange(pages * i / parts, end));
    }
    return ranges;
  }

  /** What restricts a query of the table itself, without its descendants, to the range. */
  String where() {
    String from = "ctid >= '(" + first + ",0)'::pg_catalog.tid";
    String to = "ctid < '(" + end + ",0)'::pg_catalog.tid";
    return " WHERE " + (first == 0 ? to : end == Long.MAX_VALUE ? from : from + " AND " + to);
  }

  /** Where a row is counted, for people: {@code of the table's pages from 100 on}. */
  String words() {
    return equals(ALL) ? "" : " of the table's pages from " + first + " on";
  }
}
