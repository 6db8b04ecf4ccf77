package dev.sqlflow.cli;

/** For whom an answer is written. */
enum Format {
  /** People: to the output. */
  TEXT,
  /** Machines: to a file whose name goes to the output. */
  JSON
}
