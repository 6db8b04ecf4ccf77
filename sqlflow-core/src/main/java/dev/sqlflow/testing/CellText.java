package dev.sqlflow.testing;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.Null;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.JsonSchema;

/** Writes a value of a test as text. */
final class CellText {

  private CellText() {}

  /** As it is spelt; lists and maps as JSON. */
  static String of(ConfigValue value) {
    if (value instanceof Text text) {
      return text.value();
    }
    if (value instanceof Numeric number) {
      return number.spelling();
    }
    if (value instanceof Bool bool) {
      return Boolean.toString(bool.value());
    }
    return value instanceof Null ? "" : JsonSchema.json(value).toString();
  }
}
