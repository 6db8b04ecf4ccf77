package dev.sqlflow.profile;

import dev.sqlflow.connector.OptionsSchema;
import dev.sqlflow.connector.OptionsSchema.Option;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.JsonNodeFactory;

/** The text of a new profile: valid as it is, with comments that say what to fill in. */
final class NewProfileText {

  private NewProfileText() {}

  static String copied(String environment, String from, String text) {
    return "# " + environment + ": begun with the text of " + from + ".\n" + text;
  }

  static String of(NewProfile profile, Map<String, OptionsSchema> schemas) {
    StringBuilder text = new StringBuilder();
    text.append("# The environment ").append(profile.environment()).append(".\n");
    text.append("version: \"1.0\"\n");
    if (!profile.parents().isEmpty()) {
      text.append("extends: [").append(String.join(", ", profile.parents())).append("]\n");
    }
    text.append("# variables:\n#   data_dir: data   # pipelines write ${data_dir}\n");
    if (profile.connections().isEmpty()) {
      return text.append("connectors: {}\n").toString();
    }
    text.append("connectors:\n");
    profile
        .connections()
        .forEach(
            (name, type) ->
                connection(
                    name,
                    schema(schemas, type),
                    profile.params().getOrDefault(name, Map.of()),
                    text));
    return text.toString();
  }

  private static void connection(
      String name, OptionsSchema schema, Map<String, String> params, StringBuilder text) {
    text.append("  ").append(name).append(":   # FROM \"").append(name).append("\"\n");
    text.append("    type: ").append(schema.connector()).append('\n');
    text.append("    params:").append(params.isEmpty() ? " {}\n" : "\n");
    // YAML reads the texts of JSON.
    params.forEach(
        (option, value) ->
            text.append("      ")
                .append(option)
                .append(": ")
                .append(JsonNodeFactory.instance.stringNode(value))
                .append('\n'));
    List<Option> asked =
        schema.options().stream()
            .filter(option -> option.traits().required() && !params.containsKey(option.name()))
            .toList();
    if (!asked.isEmpty()) {
      text.append("    # needed here, or in the OPTIONS of each use:\n    # params:\n");
    }
    for (Option option : asked) {
      String value =
          option.traits().secret()
              ? "\"${secret:env:" + option.name().toUpperCase(Locale.ROOT) + "}\""
              : "...";
      text.append("    #   ").append(option.name()).append(": ").append(value);
      text.append("   # ").append(firstSentence(option.description())).append('\n');
    }
  }

  private static OptionsSchema schema(Map<String, OptionsSchema> schemas, String type) {
    return Objects.requireNonNull(schemas.get(type));
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }
}
