package dev.sqlflow.testkit;

import dev.sqlflow.connector.OptionsSchema.FromEnvironment;
import dev.sqlflow.connector.SchemaAlone;
import dev.sqlflow.spi.Connector;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.WriteMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes a connector's page of documentation: what its schema says, then prose by hand. */
final class ConnectorPage {

  private final Connector connector;
  private final ConnectorSchema schema;

  ConnectorPage(Connector connector, ConnectorSchema schema) {
    this.connector = connector;
    this.schema = schema;
  }

  String markdown(String prose) {
    List<String> lines = new ArrayList<>();
    lines.add("<!-- generated from %s.schema.json by a test -->".formatted(connector.type()));
    lines.add("# Connector `%s`".formatted(connector.type()));
    lines.add("");
    lines.add(schema.document().path("description").stringValue(""));
    lines.add("");
    if (connector instanceof SchemaAlone) {
      lines.add(
          "This version has its schema only: what uses it can be checked and tested, not run.");
      lines.add("");
    }
    lines.add("| as | |");
    lines.add("| --- | --- |");
    lines.add("| source | %s |".formatted(connector instanceof SourceConnector ? "yes" : "no"));
    lines.add("| sink | %s |".formatted(modes()));
    lines.add("");
    lines.add("## Options");
    lines.add("");
    lines.add("| option | type | default | meaning | examples |");
    lines.add("| --- | --- | --- | --- | --- |");
    schema.options().forEach((name, option) -> lines.add(row(name, option)));
    lines.add("");
    return String.join("\n", lines) + "\n" + prose.strip() + "\n";
  }

  private String modes() {
    return connector instanceof SinkConnector sink && !sink.writeModes().isEmpty()
        ? sink.writeModes().stream()
            .sorted()
            .map(WriteMode::name)
            .collect(Collectors.joining(", MODE ", "MODE ", ""))
        : "no";
  }

  private String row(String name, JsonNode option) {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            code(name),
            type(option),
            standard(name, option),
            meaning(name, option),
            examples(option));
  }

  private static String type(JsonNode option) {
    if (option.has("enum")) {
      return texts(option.path("enum")).stream()
          .map(ConnectorPage::code)
          .collect(Collectors.joining(", "));
    }
    String type = option.path("type").stringValue("");
    String format = option.path("format").stringValue("");
    return switch (type) {
      case "string" -> format.isEmpty() ? "text" : format;
      case "array" -> "list";
      case "object" -> "map";
      case "number", "integer" -> type + range(option);
      default -> type;
    };
  }

  private static String range(JsonNode option) {
    String least = option.has("minimum") ? ", at least " + option.get("minimum") : "";
    String greatest = option.has("maximum") ? ", at most " + option.get("maximum") : "";
    return least + greatest;
  }

  private String standard(String name, JsonNode option) {
    if (option.has("default")) {
      return code(option.get("default").toString());
    }
    boolean required = texts(schema.document().path("required")).contains(name);
    return required ? "required" : "";
  }

  private static String meaning(String name, JsonNode option) {
    StringBuilder meaning = new StringBuilder(option.path("description").stringValue(""));
    if (option.path("writeOnly").asBoolean(false)) {
      meaning.append(" Secret.");
    }
    if (option.has("x-environment-variable")) {
      meaning.append(environment(name, option));
    }
    if (option.has("x-applies-to")) {
      String role = option.get("x-applies-to").stringValue();
      meaning.append(" Only for a ").append(role.toLowerCase(Locale.ROOT)).append('.');
    }
    if (option.has("x-renamed-from")) {
      String names =
          texts(option.get("x-renamed-from")).stream()
              .map(ConnectorPage::code)
              .collect(Collectors.joining(", "));
      meaning.append(" Also known by its old names ").append(names).append('.');
    }
    return escape(meaning.toString());
  }

  private static String environment(String name, JsonNode option) {
    String variable = option.get("x-environment-variable").stringValue();
    Optional<String> unless =
        Optional.ofNullable(option.get("x-environment-unless")).map(JsonNode::stringValue);
    return " " + new FromEnvironment(name, variable, unless).sentence();
  }

  private static String examples(JsonNode option) {
    List<String> examples = new ArrayList<>();
    option.path("examples").forEach(example -> examples.add(code(example.toString())));
    return String.join(", ", examples);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.stringValue()));
    return texts;
  }

  private static String code(String text) {
    return "`" + escape(text) + "`";
  }

  /** A bar would end the table's cell. */
  private static String escape(String text) {
    return text.replace("|", "\\|");
  }
}
