package dev.sqlflow.template;

import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.EnvironmentFile;
import dev.sqlflow.config.Origin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The environment's variables. What the process has wins.
 *
 * @param process the process's own
 * @param file those of the project's {@code .env}
 */
public record EnvironmentValues(
    Map<String, String> process, Map<String, EnvironmentFile.Variable> file) {

  // Keeps immutable copies that keep the order.
  public EnvironmentValues {
    process = Collections.unmodifiableMap(new LinkedHashMap<>(process));
    file = Collections.unmodifiableMap(new LinkedHashMap<>(file));
  }

  /** A value and where it comes from. */
  record Supplied(String value, Origin origin) {}

  Optional<Supplied> find(String name) {
    String own = process.get(name);
    if (own != null) {
      return Optional.of(new Supplied(own, new Origin.EnvironmentVariable(name)));
    }
    return Optional.ofNullable(file.get(name))
        .map(
            found ->
                new Supplied(found.text(), new Origin.EnvironmentFileLine(name, found.place())));
  }

  /**
   * Returns what a variable says, as text whatever it spells. An empty one says nothing.
   *
   * @param name of the variable
   * @return the text, which may become what its place asks for
   */
  public Optional<Text> text(String name) {
    return find(name)
        .filter(found -> !found.value().isEmpty())
        .map(found -> new Text(found.value(), found.origin(), true, null));
  }
}
