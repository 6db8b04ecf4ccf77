package dev.sqlflow.connector;

/** Checks options by a connector's schema. Safe for use by several threads. */
public final class OptionsValidator {

  final OptionsSchema schema;

  OptionsValidator(OptionsSchema schema) {
    this.schema = schema;
  }
}
