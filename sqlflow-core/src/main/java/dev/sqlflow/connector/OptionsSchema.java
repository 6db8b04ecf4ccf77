package dev.sqlflow.connector;

import dev.sqlflow.config.ConfigValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Which options a connector has: what its {@code <type>.schema.json} says. Immutable. */
public final class OptionsSchema {

  /** The option by which a connection asks for what the environment's variables say. */
  public static final String USE_ENVIRONMENT = "use_environment";

  private final String connector;
  private final String description;
  private final Map<String, Option> options;
  private final List<Option> inOrder;
  private final List<FromEnvironment> fromEnvironment;
  private final JsonNode document;

  OptionsSchema(
      String connector,
      String description,
      List<Option> options,
      List<FromEnvironment> fromEnvironment,
      JsonNode document) {
    this.connector = connector;
    this.description = description;
    Map<String, Option> byName = new LinkedHashMap<>();
    options.forEach(option -> byName.put(option.name(), option));
    this.options = Collections.unmodifiableMap(byName);
    this.inOrder = List.copyOf(byName.values());
    this.fromEnvironment = List.copyOf(fromEnvironment);
    this.document = document;
  }

  /** What a connector is used for. */
  public enum Role {
    /** Data is read. */
    SOURCE,
    /** Data is written. */
    SINK
  }

  /**
   * An option.
   *
   * @param name of the option
   * @param type of its value
   * @param element type of a list's elements or a map's values; {@link OptionType#ANY} for other
   *     types
   * @param description what it means
   * @param defaultValue what holds if nothing is written; empty if there is no default
   * @param allowed the only values that may be written; empty if there is no such list
   * @param examples of values, as JSON
   * @param traits what else is special about it
   */
  public record Option(
      String name,
      OptionType type,
      OptionType element,
      String description,
      Optional<ConfigValue> defaultValue,
      List<String> allowed,
      List<String> examples,
      Traits traits) {

    // Keeps immutable copies of the lists.
    public Option {
      allowed = List.copyOf(allowed);
      examples = List.copyOf(examples);
    }

    /**
     * Tells whether the option means something in a role.
     *
     * @param role what the connector is used for
     * @return false if it is for the other role only
     */
    public boolean appliesTo(Role role) {
      return traits.appliesTo().map(role::equals).orElse(true);
    }
  }

  /**
   * What is special about an option.
   *
   * @param required whether it must be set
   * @param secret whether its value must never be shown
   * @param destination whether it is what the string of an EXPORT means
   * @param perUse whether each SOURCE or EXPORT has its own value: such an option belongs into the
   *     statement, others into the profile's connection; a destination does in any case
   * @param appliesTo the only role in which it means something; empty for both
   * @param renamedFrom older names of it
   * @param removedIn the version that retired it; empty if it is alive
   */
  public record Traits(
      boolean required,
      boolean secret,
      boolean destination,
      boolean perUse,
      Optional<Role> appliesTo,
      List<String> renamedFrom,
      Optional<String> removedIn) {

    // Keeps an immutable copy of the names.
    public Traits {
      renamedFrom = List.copyOf(renamedFrom);
    }
  }

  /**
   * Says which environment variable gives an option its value, where the connection asks for that
   * and says nothing else.
   *
   * @param option its name
   * @param variable such as {@code PGHOST}
   * @param unless the option beside which it does not, because that one says the same; empty if
   *     there is none
   */
  public record FromEnvironment(String option, String variable, Optional<String> unless) {

    /**
     * Says so to people.
     *
     * @return a sentence, such as for a page of documentation
     */
    public String sentence() {
      return "Where nobody sets it, `%s` does if `%s` is true%s."
          .formatted(
              variable,
              USE_ENVIRONMENT,
              unless.map(other -> ", but not beside `" + other + "`").orElse(""));
    }
  }

  /**
   * Returns whose options these are.
   *
   * @return the connector's type
   */
  public String connector() {
    return connector;
  }

  /**
   * Returns what the connector is for.
   *
   * @return the schema's description
   */
  public String description() {
    return description;
  }

  /**
   * Returns the options.
   *
   * @return in the schema's order, retired ones among them
   */
  public List<Option> options() {
    return inOrder;
  }

  /**
   * Returns one option.
   *
   * @param name its present name
   * @return the option, or empty
   */
  public Optional<Option> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /**
   * Tells whether an option is a part of where a destination is, such as the host that a table is
   * on: two destinations are one only if these options have the same values, too.
   *
   * @param name of the option
   * @return true if the schema marks it {@code x-destination-scope}
   */
  public boolean scopesDestination(String name) {
    return document.path("properties").path(name).path("x-destination-scope").asBoolean(false);
  }

  /**
   * Returns the options that environment variables may give: those that the schema marks {@code
   * x-environment-variable}.
   *
   * @return in the schema's order; none if connections can't ask for that
   */
  public List<FromEnvironment> fromEnvironment() {
    return fromEnvironment;
  }

  /**
   * Returns the option that the string of an EXPORT means.
   *
   * @return the option, or empty if there is none
   */
  public Optional<Option> destination() {
    return options.values().stream().filter(option -> option.traits().destination()).findFirst();
  }

  JsonNode document() {
    return document;
  }
}
