package dev.sqlflow.spi;

/**
 * A kind of place that data comes from or goes to.
 *
 * <p>Connectors are found by {@link java.util.ServiceLoader} under this interface. A connector also
 * implements the role interfaces that are true for it: {@link SourceConnector}, {@link
 * SinkConnector}, {@link ConnectionTest}. Beside the class stands a resource named {@code
 * <type>.schema.json}, a JSON Schema (draft 2020-12) that is the one place that says which options
 * exist, their types, defaults and meaning.
 *
 * <p>A connector receives final, resolved configuration and never learns that profiles exist.
 * Implementations are stateless and safe for use by several threads.
 */
public interface Connector {

  /**
   * Returns the name by which pipelines and profiles mean this connector, such as {@code csv}.
   *
   * @return lower-case letters, digits and underscores, beginning with a letter
   */
  String type();
}
