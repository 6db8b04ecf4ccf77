package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.Origin;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.secret.Mask;
import dev.sqlflow.secret.Secrets;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The final options of one use of a connector, and where each of them comes from. Immutable. */
public final class ResolvedOptions {

  private final MapValue values;
  private final Map<String, List<Origin>> overridden;
  private final Options options;
  private final Optional<Destination> destination;
  private final boolean external;
  private final Revealing revealing;

  /** How the options become whole when a step needs them. */
  @FunctionalInterface
  interface Revealing {
    Diagnosed<Optional<Options>> reveal(Secrets secrets);
  }

  /**
   * Where data goes or comes from.
   *
   * @param written the option's value, as written: {@code output/orders.csv}
   * @param location the same for every way to write one place: an absolute, normal path for a path,
   *     else the value as it is
   * @param place where the option is written, perhaps as a reference: in the pipeline or profile;
   *     empty for a default
   * @param origin where the value comes from
   */
  public record Destination(String written, String location, Optional<Span> place, Origin origin) {}

  ResolvedOptions(
      MapValue values,
      Map<String, List<Origin>> overridden,
      Options options,
      Optional<Destination> destination,
      boolean external) {
    this(
        values,
        overridden,
        options,
        destination,
        external,
        any -> new Diagnosed<>(Optional.of(options), List.of()));
  }

  private ResolvedOptions(
      MapValue values,
      Map<String, List<Origin>> overridden,
      Options options,
      Optional<Destination> destination,
      boolean external,
      Revealing revealing) {
    this.revealing = revealing;
    this.values = values;
    this.overridden = overridden;
    this.options = options;
    this.destination = destination;
    this.external = external;
  }

  ResolvedOptions withSecrets(Revealing how) {
    return new ResolvedOptions(values, overridden, options, destination, external, how);
  }

  /**
   * Returns what the connector receives, its secrets asked for. From then on they are hidden.
   *
   * @param secrets of the run
   * @return the options; empty if a secret can't be had or is not of its option's type
   * @throws dev.sqlflow.spi.ConnectorException if the run was cancelled meanwhile
   */
  public Diagnosed<Optional<Options>> reveal(Secrets secrets) {
    SecretOptions.literals(values).forEach(secrets::hide);
    return needsSecrets()
        ? revealing.reveal(secrets)
        : new Diagnosed<>(Optional.of(options), List.of());
  }

  /**
   * Returns what hides the secrets that are written down in these options.
   *
   * @return a mask
   */
  public Mask mask() {
    return Mask.of(SecretOptions.literals(values));
  }

  /**
   * Tells whether a text could betray a secret that is written down in these options.
   *
   * @param text any text
   * @return true if a secret is a part of it, or it a part of a secret
   */
  public boolean betrayedBy(String text) {
    return !text.isEmpty()
        && SecretOptions.literals(values).stream()
            .anyMatch(secret -> secret.contains(text) || text.contains(secret));
  }

  /**
   * Tells whether the connector can't be asked before secrets are.
   *
   * @return true if an option holds a secret that is kept elsewhere
   */
  public boolean needsSecrets() {
    return values.entries().stream()
        .anyMatch(entry -> entry.value().holdsSecret() && !options.has(entry.key()));
  }

  /**
   * Returns every option as it was resolved: coerced, defaults filled in, paths as written.
   *
   * @return the values with their origins, in the schema's order
   */
  public MapValue values() {
    return values;
  }

  /**
   * Tells whether every value is known. What is not is missing from {@link #options()}.
   *
   * @return false if an option depends on what only another machine knows, or on a secret that is
   *     not asked for yet
   */
  public boolean isKnown() {
    return !values.holdsUnknown() && !needsSecrets();
  }

  /**
   * Tells whether a path leads out of the project, to what may be there on another machine only.
   *
   * @return true if one does
   */
  public boolean external() {
    return external;
  }

  /**
   * Returns what an option's value overrode.
   *
   * @param path of the leaf, with dots between names
   * @return the origins of lower layers' values, highest first
   */
  public List<Origin> overridden(String path) {
    return overridden.getOrDefault(path, List.of());
  }

  /**
   * Returns what the connector receives: paths absolute, durations and sizes parsed.
   *
   * @return the options
   */
  public Options options() {
    return options;
  }

  /**
   * Returns where the data goes or comes from: the value of the option that the schema marks {@code
   * x-destination}, as written.
   *
   * @return such as {@code output/orders.csv}; empty if the schema marks none or it is not set
   */
  public Optional<String> destination() {
    return destination.map(Destination::written);
  }

  /**
   * Returns what decides whether two destinations are one: see {@link Destination#location()}.
   *
   * @return such as {@code /project/output/orders.csv}; empty if there is no destination
   */
  public Optional<String> location() {
    return destination.map(Destination::location);
  }

  /**
   * Returns where it is written where the data goes or comes from: see {@link Destination#place()}.
   *
   * @return the place in the pipeline or profile; empty if there is no destination, or if it is the
   *     connector's default
   */
  public Optional<Span> destinationPlace() {
    return destination.flatMap(Destination::place);
  }

  /**
   * Returns where the value comes from that says where the data goes or comes from: the place of
   * the option, or what defines the variable that stands there.
   *
   * @return the origin; empty if there is no destination
   */
  public Optional<Origin> destinationOrigin() {
    return destination.map(Destination::origin);
  }

  /**
   * Returns where an option's value stands.
   *
   * @param name of the option
   * @return the place in the pipeline or profile; empty if it comes from elsewhere
   */
  public Optional<Span> place(String name) {
    return values.get(name).map(ConfigValue::origin).flatMap(Origin::place);
  }
}
