package dev.sqlflow.connector;

/** What kind of value an option takes. */
public enum OptionType {
  /** Any text. */
  TEXT,
  /** A path relative to the project; it may hold wildcards. */
  PATH,
  /** A time span, such as {@code 30s} or {@code PT30S}. */
  DURATION,
  /** A number of bytes, such as {@code 64MB}. */
  SIZE,
  /** A whole number. */
  INTEGER,
  /** Any number. */
  NUMBER,
  /** True or false. */
  BOOLEAN,
  /** A list, written as such or as {@code a,b}. */
  LIST,
  /** A map. */
  MAP,
  /** Whatever the schema's own rules allow. */
  ANY
}
