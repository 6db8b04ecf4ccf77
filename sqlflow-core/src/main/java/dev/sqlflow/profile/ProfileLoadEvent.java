package dev.sqlflow.profile;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Tells a flight recording that a profile was made of its files. It holds no values. */
@Name("dev.sqlflow.ProfileLoad")
@Label("Profile Load")
@Category("SQLFlow")
@StackTrace(false)
final class ProfileLoadEvent extends Event {

  @Label("Environment")
  String environment = "";

  @Label("Files")
  int files;

  @Label("Failed")
  boolean failed;
}
