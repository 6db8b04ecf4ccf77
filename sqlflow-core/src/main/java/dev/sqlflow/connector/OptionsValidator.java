package dev.sqlflow.connector;

import java.util.Objects;

/** Checks options by a connector's schema. Safe for use by several threads. */
public final class OptionsValidator {

  OptionsValidator(OptionsSchema schema) {
    Objects.requireNonNull(schema);
  }
}
