package dev.sqlflow.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.connector.ConnectorRegistry.Registered;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.connector.OptionsSchema.Role;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.spi.Connector;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.testing.Found;
import dev.sqlflow.testing.TestConnectors;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorRegistryTest {

  @TempDir Path folder;

  /** Has no schema. */
  private record Bare(String type) implements Connector {}

  @Test
  void typesCompareWithoutCase() {
    ConnectorRegistry registry = TestConnectors.registry();
    assertThat(registry.types()).containsExactly("files", "rows");
    assertThat(registry.find("FILES").orElseThrow().connector())
        .isInstanceOf(TestConnectors.Files.class);
    assertThat(registry.find("none")).isEmpty();
    assertThat(registry.isBroken("files")).isFalse();
    assertThat(registry.isBroken("none")).isFalse();
  }

  @Test
  void twoConnectorsOfOneTypeAreReported() {
    Diagnosed<ConnectorRegistry> registry =
        ConnectorRegistry.of(List.of(new TestConnectors.Files(), new TestConnectors.Files()));
    assertThat(Found.lines(registry.diagnostics()))
        .isEqualTo(
            "SF2301 two connectors have the type `files`: dev.sqlflow.testing.TestConnectors$Files"
                + " and dev.sqlflow.testing.TestConnectors$Files");
    assertThat(registry.best().types()).containsExactly("files");
  }

  @Test
  void aConnectorWithoutSchemaIsReportedAndKnownAsBroken() {
    Diagnosed<ConnectorRegistry> registry = ConnectorRegistry.of(List.of(new Bare("bare")));
    assertThat(Found.lines(registry.diagnostics()))
        .startsWith(
            "SF2301 connector `bare` can't be used: its schema `bare.schema.json` does not");
    assertThat(registry.best().isBroken("Bare")).isTrue();
    assertThat(registry.best().find("bare")).isEmpty();
    assertThat(registry.best().types()).isEmpty();
    assertThat(
            Found.lines(
                ConnectorRegistry.of(List.of(new Bare("bare"), new Bare("BARE"))).diagnostics()))
        .contains("two connectors have the type `BARE`: another and ");
  }

  @Test
  void aBrokenProviderIsReportedAndTheOthersAreFound() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(Connector.class.getName()),
        "dev.sqlflow.testing.Missing\ndev.sqlflow.testing.Found\n"
            + TestConnectors.Files.class.getName()
            + "\n");
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      Diagnosed<ConnectorRegistry> registry = ConnectorRegistry.load(loader);
      assertThat(registry.diagnostics())
          .hasSize(2)
          .allMatch(found -> found.message().startsWith("a connector of the class path can't be"));
      assertThat(registry.best().types()).contains("files");
    }
  }

  private Diagnosed<ConnectorRegistry> registered(String list) throws IOException {
    Files.createDirectories(folder.resolve("META-INF/sqlflow"));
    Files.writeString(folder.resolve(SchemaList.LIST), list);
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      return ConnectorRegistry.load(loader);
    }
  }

  private static String schema(String more) {
    return "{\"additionalProperties\": false, \"properties\": {}, %s}".formatted(more);
  }

  @Test
  void aSchemaIsRegisteredWithoutItsConnector() throws IOException {
    Files.writeString(
        folder.resolve("alone.schema.json"), schema("\"x-write-modes\": [\"append\"]"));
    Diagnosed<ConnectorRegistry> registry =
        registered("# not built yet\n\nalone.schema.json\nother/alone.schema.json\n");
    assertThat(registry.diagnostics()).isEmpty();
    Registered alone = registry.best().find("Alone").orElseThrow();
    assertThat(alone.isRunnable()).isFalse();
    SchemaAlone connector = (SchemaAlone) alone.connector();
    assertThat(connector.type()).isEqualTo("alone");
    assertThat(connector.writeModes()).containsExactly(WriteMode.APPEND);
    assertThat(registry.best().types()).contains("alone");
    assertThatThrownBy(() -> connector.scan(Options.of(Map.of()), ScanRequest.ALL))
        .isInstanceOf(ConnectorException.class)
        .hasMessage("only the schema of connector `alone` is here");
  }

  @Test
  void aConnectorIsMoreThanASchemaOfItsType() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(Connector.class.getName()), TestConnectors.Files.class.getName() + "\n");
    Diagnosed<ConnectorRegistry> registry = registered("missing/FILES.schema.json\n");
    assertThat(registry.diagnostics()).isEmpty();
    assertThat(registry.best().find("files").orElseThrow().isRunnable()).isTrue();
  }

  @Test
  void aListedSchemaThatIsBrokenIsReportedAndKnownAsBroken() throws IOException {
    Files.writeString(folder.resolve("a.schema.json"), "[]");
    Files.writeString(folder.resolve("b.schema.json"), schema("\"x-write-modes\": [\"merge\"]"));
    Diagnosed<ConnectorRegistry> registry =
        registered("a.schema.json\nb.schema.json\nc.schema.json\n");
    assertThat(Found.lines(registry.diagnostics()))
        .isEqualTo(
            """
            SF2301 connector `a` can't be checked: its schema `a.schema.json` has no `properties`
            SF2301 connector `b` can't be checked: its schema `b.schema.json` has an unknown mode in \
            `x-write-modes`
            SF2301 connector `c` can't be checked: its schema `c.schema.json` does not exist""");
    assertThat(registry.best().isBroken("a")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{|is not JSON",
        "[]|has no `properties`",
        "{\"properties\": {}}|is not closed by",
        "{\"properties\": {}, \"additionalProperties\": true}|is not closed by",
        "{\"properties\": {\"a\": {\"type\": \"date\"}}, \"additionalProperties\": false}|unknown type in `a`",
        "{\"properties\": {\"a\": {\"x-applies-to\": \"x\"}}, \"additionalProperties\": false}|unknown `x-applies-to` in `a`",
        "{\"properties\": {\"a\": {\"x-environment-variable\": \"A\"}}, \"additionalProperties\": false}|an `x-environment-variable` in `a` and no option `use_environment` of type boolean",
        "{\"properties\": {\"use_environment\": {\"type\": \"boolean\"}, \"a\": {\"x-environment-variable\": \"A\", \"x-environment-unless\": \"b\"}}, \"additionalProperties\": false}|unknown option as `x-environment-unless` of `a`",
      })
  void aBrokenSchemaSaysWhatIsWrong(String json, String message) {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                SchemaReader.BrokenSchema.class,
                () -> SchemaReader.read("x", json.getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining(message);
  }

  @Test
  void aSchemaTellsEverythingAboutItsOptions() {
    OptionsSchema schema = TestConnectors.registry().find("files").orElseThrow().schema();
    assertThat(schema.connector()).isEqualTo("files");
    assertThat(schema.description()).isEqualTo("Files, for tests.");
    assertThat(schema.destination().map(Option::name)).contains("path");
    Option path = schema.option("path").orElseThrow();
    assertThat(path.type()).isEqualTo(OptionType.PATH);
    assertThat(path.traits().required()).isTrue();
    assertThat(path.examples()).containsExactly("\"data/a.csv\"");
    assertThat(schema.option("timeout").orElseThrow().type()).isEqualTo(OptionType.DURATION);
    assertThat(schema.option("buffer").orElseThrow().type()).isEqualTo(OptionType.SIZE);
    assertThat(schema.option("more").orElseThrow().element()).isEqualTo(OptionType.PATH);
    assertThat(schema.option("types").orElseThrow().element()).isEqualTo(OptionType.TEXT);
    assertThat(schema.option("anything").orElseThrow().type()).isEqualTo(OptionType.ANY);
    assertThat(schema.option("password").orElseThrow().traits().secret()).isTrue();
    assertThat(schema.option("mock_mode").orElseThrow().traits().removedIn()).contains("1.0");
    Option encoding = schema.option("encoding").orElseThrow();
    assertThat(encoding.allowed()).containsExactly("UTF-8", "UTF-16");
    assertThat(encoding.appliesTo(Role.SOURCE)).isTrue();
    assertThat(encoding.appliesTo(Role.SINK)).isFalse();
    assertThat(encoding.defaultValue())
        .hasValueSatisfying(
            value -> assertThat(((ConfigValue.Text) value).value()).isEqualTo("UTF-8"));
  }
}
