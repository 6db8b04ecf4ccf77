package dev.sqlflow.benchmarks;

import java.io.PrintStream;

/** Where the programs of this module tell their figures. */
public final class Console {

  /** People start the programs and read it; there is no log. */
  public static final PrintStream OUT = System.out;

  private Console() {}
}
