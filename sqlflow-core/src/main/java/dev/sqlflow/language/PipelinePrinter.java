package dev.sqlflow.language;

/** Turns statements back into text, in one canonical layout. */
public final class PipelinePrinter {

  private PipelinePrinter() {}

  /**
   * Prints a pipeline. Parsing the text gives the same statements, in other places.
   *
   * @param pipeline without damaged statements, which are left out
   * @return its text, without the comments between statements and clauses
   */
  public static String print(Pipeline pipeline) {
    StringBuilder out = new StringBuilder();
    StatementPrinter printer = new StatementPrinter(out, 0);
    printer.print(pipeline.statements());
    return out.toString();
  }
}
