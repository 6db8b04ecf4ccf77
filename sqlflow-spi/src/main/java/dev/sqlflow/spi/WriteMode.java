package dev.sqlflow.spi;

/** What happens to the rows that a destination already holds. */
public enum WriteMode {
  /** They are replaced as a whole: a reader sees all old rows or all new ones. */
  REPLACE,
  /** They stay, and the new rows are added. */
  APPEND,
  /** Those whose key matches a new row take its values; the other new rows are added. */
  UPSERT
}
