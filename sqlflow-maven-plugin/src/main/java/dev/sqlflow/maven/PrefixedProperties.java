package dev.sqlflow.maven;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads properties that begin alike: of the project, and over them the command line's. */
final class PrefixedProperties {

  private PrefixedProperties() {}

  static Map<String, String> of(String prefix, Properties project, Properties commandLine) {
    Map<String, String> values = new TreeMap<>(of(prefix, project));
    values.putAll(of(prefix, commandLine));
    return values;
  }

  static Map<String, String> of(String prefix, Properties properties) {
    Map<String, String> values = new TreeMap<>();
    for (String property : properties.stringPropertyNames()) {
      if (property.startsWith(prefix)) {
        values.put(property.substring(prefix.length()), properties.getProperty(property));
      }
    }
    return values;
  }
}
