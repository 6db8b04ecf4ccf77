package dev.sqlflow.testing;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.spi.Connector;
import java.util.List;

/** Connectors that have a schema and do nothing. */
public final class TestConnectors {

  private TestConnectors() {}

  /** Has an option of every kind. */
  public record Files() implements Connector {
    @Override
    public String type() {
      return "files";
    }
  }

  /** Has alternatives, and no destination. */
  public record Rows() implements Connector {
    @Override
    public String type() {
      return "rows";
    }
  }

  /** Has options that variables of the environment may give. Not in the usual registry. */
  public record Served() implements Connector {
    @Override
    public String type() {
      return "served";
    }
  }

  public static ConnectorRegistry registry() {
    return registry(new Files(), new Rows());
  }

  public static ConnectorRegistry registry(Connector... connectors) {
    Diagnosed<ConnectorRegistry> registry = ConnectorRegistry.of(List.of(connectors));
    return registry.valid().orElseThrow();
  }
}
