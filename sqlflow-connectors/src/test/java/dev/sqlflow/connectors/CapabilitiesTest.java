package dev.sqlflow.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.connector.SchemaAlone;
import dev.sqlflow.spi.ConnectionTest;
import dev.sqlflow.spi.Connector;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.WriteMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The page that says what each connector can do. A cell is filled only if the contract test behind
 * it ran and passed just now; {@code mvn test -Dsqlflow.rerecord=true} writes the page anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CapabilitiesTest {

  private static final Path PAGE = Path.of("../docs/connectors/README.md");

  private final Map<String, Connector> connectors = new TreeMap<>();
  private Map<String, Set<Capability>> shown;

  @BeforeAll
  void runContracts() {
    ConnectorRegistry registry =
        ConnectorRegistry.load(getClass().getClassLoader()).valid().orElseThrow();
    registry
        .types()
        .forEach(type -> connectors.put(type, registry.find(type).orElseThrow().connector()));
    shown = ContractRuns.capabilities("dev.sqlflow.connectors");
  }

  @Test
  void every_connector_can_do_what_it_declares_and_nothing_else() {
    Map<String, Set<Capability>> declared = new TreeMap<>();
    connectors.forEach((type, connector) -> declared.put(type, declared(connector)));
    declared.values().removeIf(Set::isEmpty);

    assertThat(shown).isEqualTo(declared);
  }

  @Test
  void the_page_says_what_the_contract_tests_showed() throws IOException {
    String expected = page();
    if (Boolean.getBoolean("sqlflow.rerecord")) {
      Files.writeString(PAGE, expected);
    }

    assertThat(PAGE).content().isEqualTo(expected);
  }

  private static Set<Capability> declared(Connector connector) {
    Set<Capability> declared = EnumSet.noneOf(Capability.class);
    if (connector instanceof SchemaAlone) {
      return declared;
    }
    if (connector instanceof SourceConnector) {
      declared.add(Capability.SOURCE);
    }
    if (connector instanceof SinkConnector sink) {
      sink.writeModes().forEach(mode -> declared.add(Capability.valueOf(mode.name())));
      if (sink.writeModes().contains(WriteMode.REPLACE)) {
        declared.add(Capability.WHOLE_OR_NOT);
      }
    }
    if (connector instanceof ConnectionTest) {
      declared.add(Capability.CONNECTION);
    }
    return declared;
  }

  private String page() {
    List<String> lines = new ArrayList<>();
    lines.add("<!-- generated from the contract tests by a test -->");
    lines.add("# Connectors");
    lines.add("");
    lines.add(
        "What each can do. Every `yes` is a contract test that the connector passes in the build.");
    lines.add("");
    Stream<String> titles = Stream.of(Capability.values()).map(Capability::title);
    lines.add(row("connector", titles));
    lines.add(row("---", Stream.of(Capability.values()).map(any -> "---")));
    shown.forEach(
        (type, can) ->
            lines.add(
                row(
                    link(type),
                    Stream.of(Capability.values()).map(one -> can.contains(one) ? "yes" : "-"))));
    lines.add("");
    lines.add("| column | what the test shows |");
    lines.add("| --- | --- |");
    for (Capability one : Capability.values()) {
      lines.add("| %s | %s |".formatted(one.title(), one.meaning()));
    }
    lines.add("");
    String alone =
        connectors.keySet().stream()
            .filter(type -> !shown.containsKey(type))
            .map(CapabilitiesTest::link)
            .collect(Collectors.joining(", "));
    lines.add(
        "Of %s only the schemas are here: what uses them is checked, and not run."
            .formatted(alone));
    return String.join("\n", lines) + "\n";
  }

  private static String link(String type) {
    return "[%s](%s.md)".formatted(type, type);
  }

  private static String row(String head, Stream<String> cells) {
    return Stream.concat(Stream.of(head), cells).collect(Collectors.joining(" | ", "| ", " |"));
  }
}
