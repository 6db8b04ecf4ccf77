package dev.sqlflow.connectors.postgres;

/** A value that its column can't hold on the other side. Who knows column and row says so. */
final class Unfit extends Exception {

  /** Says why: {@code is not a number}. */
  Unfit(String why) {
    super(why, null, false, false);
  }
}
