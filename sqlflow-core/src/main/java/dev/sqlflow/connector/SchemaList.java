package dev.sqlflow.connector;

import dev.sqlflow.connector.SchemaReader.BrokenSchema;
import dev.sqlflow.spi.WriteMode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The schemas that a class path registers without a connector: resources of the name {@value #LIST}
 * name one a line.
 */
final class SchemaList {

  static final String LIST = "META-INF/sqlflow/connector-schemas";

  private static final String SUFFIX = ".schema.json";

  private final ClassLoader loader;

  SchemaList(ClassLoader loader) {
    this.loader = loader;
  }

  /** The schemas' resources by connector type. Of two for one type the first of the class path. */
  Map<String, String> resources() throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    for (URL list : Collections.list(loader.getResources(LIST))) {
      new String(read(list), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> line.endsWith(SUFFIX) && !line.startsWith("#"))
          .forEach(line -> found.putIfAbsent(type(line), line));
    }
    return found;
  }

  private static String type(String resource) {
    String name = resource.substring(resource.lastIndexOf('/') + 1);
    return name.substring(0, name.length() - SUFFIX.length());
  }

  OptionsSchema schema(String type, String resource) throws BrokenSchema, IOException {
    URL url = loader.getResource(resource);
    if (url == null) {
      throw new BrokenSchema("does not exist");
    }
    return SchemaReader.read(type, read(url));
  }

  /** What the schema says of writing, in {@code x-write-modes}. */
  static Set<WriteMode> writeModes(OptionsSchema schema) throws BrokenSchema {
    Set<WriteMode> modes = EnumSet.noneOf(WriteMode.class);
    for (JsonNode mode : schema.document().path("x-write-modes")) {
      try {
        modes.add(WriteMode.valueOf(mode.asString("").toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new BrokenSchema("has an unknown mode in `x-write-modes`");
      }
    }
    return modes;
  }

  // A cached jar would keep the file open.
  private static byte[] read(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    try (InputStream stream = connection.getInputStream()) {
      return stream.readAllBytes();
    }
  }
}
