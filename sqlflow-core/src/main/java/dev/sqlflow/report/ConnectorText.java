package dev.sqlflow.report;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.connector.ConnectorRegistry.Registered;
import dev.sqlflow.connector.OptionsSchema;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.connector.OptionsSchema.Role;
import dev.sqlflow.connector.SchemaAlone;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.spi.Connector;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells people which connectors there are and what may be configured. */
public final class ConnectorText {

  private static final int LINE = 100;

  private ConnectorText() {}

  /**
   * Lists connectors, one line each.
   *
   * @param registry the connectors
   * @return type, use and the first sentence of the description
   */
  public static List<String> list(ConnectorRegistry registry) {
    List<Registered> all =
        registry.types().stream().flatMap(type -> registry.find(type).stream()).toList();
    int width = all.stream().mapToInt(one -> one.schema().connector().length()).max().orElse(1);
    return all.stream()
        .map(
            one ->
                String.format(
                    Locale.ROOT,
                    "%-" + width + "s  %-14s  %s",
                    one.schema().connector(),
                    uses(one.connector()),
                    firstSentence(one.schema().description())))
        .toList();
  }

  /**
   * Says that there is no such connector.
   *
   * @param type that is none
   * @param registry the connectors
   * @return a sentence that says what helps
   */
  public static String unknown(String type, ConnectorRegistry registry) {
    return "no connector is called `%s`%s; `mvn sqlflow:connectors` lists them"
        .formatted(type, Suggestions.question(type, registry.types()));
  }

  /**
   * Describes one connector.
   *
   * @param registered the connector
   * @return its description and its options
   */
  public static List<String> describe(Registered registered) {
    OptionsSchema schema = registered.schema();
    List<String> lines = new ArrayList<>();
    lines.add(schema.connector() + " (" + uses(registered.connector()) + ")");
    wrap(schema.description(), "  ", lines);
    for (Option option : schema.options()) {
      if (option.traits().removedIn().isEmpty()) {
        lines.add("");
        lines.add(option.name() + ": " + traits(option));
        wrap(option.description(), "  ", lines);
      }
    }
    return List.copyOf(lines);
  }

  private static String uses(Connector connector) {
    if (connector instanceof SchemaAlone) {
      return "not runnable";
    }
    List<String> uses = new ArrayList<>();
    if (connector instanceof SourceConnector) {
      uses.add("source");
    }
    if (connector instanceof SinkConnector) {
      uses.add("sink");
    }
    return String.join(", ", uses);
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static String traits(Option option) {
    List<String> traits = new ArrayList<>();
    traits.add(option.type().name().toLowerCase(Locale.ROOT));
    if (!option.allowed().isEmpty()) {
      traits.add("one of " + String.join(", ", option.allowed()));
    }
    if (option.traits().required()) {
      traits.add("required");
    }
    option.defaultValue().ifPresent(value -> traits.add("default " + ValueText.of(value)));
    option.traits().appliesTo().ifPresent(role -> traits.add(only(role)));
    if (option.traits().secret()) {
      traits.add("secret");
    }
    return String.join(", ", traits);
  }

  private static String only(Role role) {
    return switch (role) {
      case SOURCE -> "for sources";
      case SINK -> "for destinations";
    };
  }

  private static void wrap(String text, String indent, List<String> lines) {
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ", -1)) {
      if (line.length() > indent.length() && line.length() + word.length() >= LINE) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(indent);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().stripTrailing());
  }
}
