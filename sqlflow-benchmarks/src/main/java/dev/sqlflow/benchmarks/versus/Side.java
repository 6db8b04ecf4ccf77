package dev.sqlflow.benchmarks.versus;

/** One of the two ways to do the work. */
interface Side {

  /** Names it in the figures. */
  String label();

  /** Does all of the work once, from opening the engine to closing it. */
  void run() throws Exception;
}
