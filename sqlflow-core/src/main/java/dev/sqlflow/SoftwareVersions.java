package dev.sqlflow;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What of the software itself decides a result: our classes, the engine, connectors, the JDK. */
final class SoftwareVersions {

  private static final List<String> PARTS =
      List.of(
          "dev/sqlflow/SqlFlow.class",
          "dev/sqlflow/spi/Connector.class",
          "org/duckdb/DuckDBDriver.class",
          "META-INF/services/dev.sqlflow.spi.Connector",
          "META-INF/services/dev.sqlflow.spi.SecretProvider",
          "META-INF/sqlflow/connector-schemas");

  private final ClassLoader loader;

  SoftwareVersions(ClassLoader loader) {
    this.loader = loader;
  }

  @Override
  public String toString() {
    FileStates states = new FileStates(Instant.MAX);
    StringBuilder text = new StringBuilder();
    text.append(Runtime.version()).append(' ').append(ZoneId.systemDefault());
    text.append(' ').append(Locale.getDefault());
    for (String place : places()) {
      text.append('\n').append(place).append(' ').append(states.of(Path.of(place)));
    }
    return text.toString();
  }

  private Set<String> places() {
    Set<String> places = new TreeSet<>();
    for (String part : PARTS) {
      try {
        for (URL url : Collections.list(loader.getResources(part))) {
          places.add(place(url, part));
        }
      } catch (IOException | URISyntaxException e) {
        throw new IllegalStateException("a class loader does not know where " + part + " is", e);
      }
    }
    return places;
  }

  // Of jar:file:/a/b.jar!/x the jar, of file:/a/classes/x the folder.
  private static String place(URL url, String part) throws URISyntaxException {
    String text = url.toString();
    String container = text.substring(0, text.length() - part.length());
    String file =
        container.startsWith("jar:") ? container.substring(4, container.length() - 2) : container;
    return Path.of(new URI(file)).toString();
  }
}
