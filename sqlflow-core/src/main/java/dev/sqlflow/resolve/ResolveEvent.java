package dev.sqlflow.resolve;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Tells a flight recording that a pipeline was resolved. It holds no values. */
@Name("dev.sqlflow.Resolve")
@Label("Resolve")
@Category("SQLFlow")
@StackTrace(false)
final class ResolveEvent extends Event {

  @Label("Pipeline")
  String pipeline = "";

  @Label("Environment")
  String environment = "";

  @Label("Statements")
  int statements;
}
