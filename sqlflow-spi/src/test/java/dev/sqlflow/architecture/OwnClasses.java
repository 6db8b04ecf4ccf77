package dev.sqlflow.architecture;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.nio.file.Path;
import java.util.Set;

/** The main classes of the module whose tests are running; they start in its folder. */
public final class OwnClasses implements LocationProvider {

  @Override
  public Set<Location> get(Class<?> testClass) {
    return Set.of(Location.of(Path.of("target", "classes")));
  }
}
