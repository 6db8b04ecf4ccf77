package dev.sqlflow.maven;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Reads {@code sqlflow.var.NAME}: of the project's properties, and over them the command line's.
 */
final class CommandLineVariables {

  private static final String PREFIX = "sqlflow.var.";

  private CommandLineVariables() {}

  static Map<String, String> of(Properties project, Properties commandLine) {
    Map<String, String> variables = new TreeMap<>();
    collect(project, variables);
    collect(commandLine, variables);
    return variables;
  }

  private static void collect(Properties properties, Map<String, String> variables) {
    for (String property : properties.stringPropertyNames()) {
      if (property.startsWith(PREFIX)) {
        variables.put(property.substring(PREFIX.length()), properties.getProperty(property));
      }
    }
  }
}
