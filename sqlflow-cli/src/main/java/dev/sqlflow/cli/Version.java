package dev.sqlflow.cli;

import java.util.Optional;

/** Which version this is. */
final class Version {

  private Version() {}

  /** The manifest of the jar says it; classes in a folder have none. */
  static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  static String line() {
    return "sqlflow %s (Java %s)".formatted(number(), Runtime.version());
  }
}
