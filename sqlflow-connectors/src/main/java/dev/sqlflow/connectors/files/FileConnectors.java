package dev.sqlflow.connectors.files;

import dev.sqlflow.spi.Connector;
import java.util.ServiceLoader;

/** Finds the connector for a format, for connectors that bring files from elsewhere. */
public final class FileConnectors {

  private FileConnectors() {}

  /**
   * Finds a connector.
   *
   * @param type of a connector for files: {@code csv}, {@code json} or {@code parquet}
   * @return the connector
   */
  public static FileConnector of(String type) {
    ClassLoader own = FileConnectors.class.getClassLoader();
    return ServiceLoader.load(Connector.class, own).stream()
        .map(ServiceLoader.Provider::get)
        .filter(connector -> connector.type().equals(type))
        .map(FileConnector.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no connector " + type));
  }
}
