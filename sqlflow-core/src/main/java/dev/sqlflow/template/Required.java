package dev.sqlflow.template;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.Origin;
import dev.sqlflow.config.ValueType;
import dev.sqlflow.source.Span;
import java.util.Optional;

/**
 * A variable that an environment's machine must supply.
 *
 * @param type that its value must have
 * @param place where the profile says so
 * @param demanded whether this is that machine, so that a value that is missing or of another type
 *     is an error; if not, it is unknown
 */
public record Required(ValueType type, Span place, boolean demanded) {

  /** What the outer world gives, in the required type; empty if it can't have it. */
  Optional<ConfigValue> typed(String text, Origin origin) {
    ConfigValue spelt = TypedText.of(text, origin);
    boolean fits =
        switch (type) {
          case STRING -> false;
          case INTEGER -> spelt instanceof Numeric && text.matches("-?[0-9]+");
          case NUMBER -> spelt instanceof Numeric;
          case BOOLEAN -> spelt instanceof Bool;
        };
    if (type == ValueType.STRING) {
      return Optional.of(new Text(text, origin, true, null));
    }
    return fits ? Optional.of(spelt) : Optional.empty();
  }

  /** What stands for a value that is not there; empty if that is an error. */
  Optional<ConfigValue> absent(String name) {
    return demanded
        ? Optional.empty()
        : Optional.of(
            new ConfigValue.Unknown(name, Optional.of(type), new Origin.Elsewhere(name, place)));
  }
}
