package dev.sqlflow.connector;

import dev.sqlflow.connector.SchemaReader.BrokenSchema;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.spi.Connector;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The connectors that there are, and which options each has. Types compare without case. Immutable.
 */
public final class ConnectorRegistry {

  private final Map<String, Optional<Registered>> connectors;

  private ConnectorRegistry(Map<String, Optional<Registered>> connectors) {
    this.connectors = connectors;
  }

  /**
   * A connector and what may be configured.
   *
   * @param connector the connector
   * @param schema its options
   * @param validator checks options by the schema
   */
  public record Registered(Connector connector, OptionsSchema schema, OptionsValidator validator) {

    /**
     * Tells whether pipelines that use it can run.
     *
     * @return false if only its schema is there
     */
    public boolean isRunnable() {
      return !(connector instanceof SchemaAlone);
    }
  }

  /**
   * Finds the connectors of a class path, and the schemas that are there without their connector.
   *
   * @param loader that sees them and their service files
   * @return those that work; each that doesn't is an error
   */
  public static Diagnosed<ConnectorRegistry> load(ClassLoader loader) {
    DiagnosticSink sink = new DiagnosticSink();
    List<Connector> found = new ArrayList<>();
    Iterator<Connector> providers = ServiceLoader.load(Connector.class, loader).iterator();
    while (hasNext(providers, sink)) {
      next(providers, sink).ifPresent(found::add);
    }
    Map<String, Optional<Registered>> byType = new TreeMap<>(sink.take(of(found)).connectors);
    registerSchemas(new SchemaList(loader), byType, sink);
    return sink.with(new ConnectorRegistry(byType));
  }

  /**
   * Registers given connectors.
   *
   * @param connectors any
   * @return those that work; each that doesn't is an error
   */
  public static Diagnosed<ConnectorRegistry> of(List<? extends Connector> connectors) {
    DiagnosticSink sink = new DiagnosticSink();
    Map<String, Optional<Registered>> byType = new TreeMap<>();
    for (Connector connector : connectors) {
      register(connector, byType, sink);
    }
    return sink.with(new ConnectorRegistry(byType));
  }

  /**
   * Returns one connector.
   *
   * @param type its type, in any case
   * @return the connector; empty if there is none, or if it is broken
   */
  public Optional<Registered> find(String type) {
    return connectors.getOrDefault(type.toLowerCase(Locale.ROOT), Optional.empty());
  }

  /**
   * Tells whether there is a connector that can't be used, for a reason that is already reported.
   *
   * @param type its type, in any case
   * @return true for such a connector
   */
  public boolean isBroken(String type) {
    String key = type.toLowerCase(Locale.ROOT);
    return connectors.containsKey(key) && connectors.get(key).isEmpty();
  }

  /**
   * Returns the types of the connectors that work.
   *
   * @return in alphabetical order
   */
  public List<String> types() {
    return connectors.entrySet().stream()
        .filter(entry -> entry.getValue().isPresent())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean hasNext(Iterator<Connector> providers, DiagnosticSink sink) {
    while (true) {
      try {
        return providers.hasNext();
      } catch (ServiceConfigurationError | LinkageError e) {
        reportBroken("a connector of the class path can't be loaded: " + reason(e), sink);
        if (!(e instanceof ServiceConfigurationError)) {
          return false;
        }
      }
    }
  }

  private static Optional<Connector> next(Iterator<Connector> providers, DiagnosticSink sink) {
    try {
      return Optional.of(providers.next());
    } catch (ServiceConfigurationError | LinkageError e) {
      reportBroken("a connector of the class path can't be loaded: " + reason(e), sink);
      return Optional.empty();
    }
  }

  private static void register(
      Connector connector, Map<String, Optional<Registered>> byType, DiagnosticSink sink) {
    String type = connector.type();
    String key = type.toLowerCase(Locale.ROOT);
    if (byType.containsKey(key)) {
      String other =
          byType.get(key).map(known -> known.connector().getClass().getName()).orElse("another");
      reportBroken(
          "two connectors have the type `%s`: %s and %s"
              .formatted(type, other, connector.getClass().getName()),
          sink);
      return;
    }
    byType.put(key, registered(connector, sink));
  }

  private static Optional<Registered> registered(Connector connector, DiagnosticSink sink) {
    String resource = connector.type() + ".schema.json";
    try (InputStream stream = connector.getClass().getResourceAsStream(resource)) {
      if (stream == null) {
        throw new BrokenSchema("does not exist beside " + connector.getClass().getName());
      }
      OptionsSchema schema = SchemaReader.read(connector.type(), stream.readAllBytes());
      return Optional.of(new Registered(connector, schema, new OptionsValidator(schema)));
    } catch (BrokenSchema | IOException e) {
      reportBroken(
          "connector `%s` can't be used: its schema `%s` %s"
              .formatted(connector.type(), resource, e.getMessage()),
          sink);
      return Optional.empty();
    }
  }

  // A connector, even one that is broken, is more than a schema of its type.
  private static void registerSchemas(
      SchemaList list, Map<String, Optional<Registered>> byType, DiagnosticSink sink) {
    try {
      list.resources()
          .forEach(
              (type, resource) ->
                  byType.computeIfAbsent(
                      type.toLowerCase(Locale.ROOT), any -> alone(type, resource, list, sink)));
    } catch (IOException e) {
      reportBroken("a list of connectors' schemas can't be read: " + reason(e), sink);
    }
  }

  private static Optional<Registered> alone(
      String type, String resource, SchemaList list, DiagnosticSink sink) {
    try {
      OptionsSchema schema = list.schema(type, resource);
      SchemaAlone connector = new SchemaAlone(type, SchemaList.writeModes(schema));
      return Optional.of(new Registered(connector, schema, new OptionsValidator(schema)));
    } catch (BrokenSchema | IOException e) {
      reportBroken(
          "connector `%s` can't be checked: its schema `%s` %s"
              .formatted(type, resource, e.getMessage()),
          sink);
      return Optional.empty();
    }
  }

  private static String reason(Throwable error) {
    Throwable cause = error.getCause();
    return cause == null
        ? String.valueOf(error.getMessage())
        : error.getMessage() + " (" + cause + ")";
  }

  private static void reportBroken(String message, DiagnosticSink sink) {
    sink.add(
        Diagnostic.of(DiagnosticCode.BROKEN_CONNECTOR, message)
            .help("this is a fault of the connector or of the class path, not of a pipeline"));
  }
}
