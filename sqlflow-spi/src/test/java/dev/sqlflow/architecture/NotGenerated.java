package dev.sqlflow.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out what tools write: the plugin's help goal and JMH's harness. */
public final class NotGenerated implements ImportOption {

  @Override
  public boolean includes(Location location) {
    return !location.contains("/HelpMojo") && !location.contains("/jmh_generated/");
  }
}
