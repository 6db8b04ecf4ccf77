package dev.sqlflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.spi.Connector;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the schema of every connector keeps. A connector's test extends this class and says which
 * connector it is.
 */
public abstract class SchemaContract extends SchemaFileContract {

  /** Makes the test. */
  protected SchemaContract() {}

  /**
   * Returns the connector.
   *
   * @return a new one, as the service loader would make it
   */
  protected abstract Connector connector();

  @Override
  protected final URL resource() {
    return ConnectorSchema.resource(connector());
  }

  @Test
  void the_type_is_a_plain_name() {
    assertThat(connector().type()).matches("[a-z][a-z0-9_]*");
  }

  @Test
  void it_has_a_role() {
    assertThat(connector()).isInstanceOfAny(SourceConnector.class, SinkConnector.class);
  }

  @Test
  void it_is_known_to_the_registry_without_a_finding() {
    var registry = ConnectorRegistry.of(List.of(connector()));

    assertThat(registry.diagnostics()).isEmpty();
    assertThat(registry.best().types()).containsExactly(connector().type());
  }

  @Test
  void a_sink_marks_one_destination() {
    long destinations =
        schema().options().values().stream()
            .filter(option -> option.path("x-destination").asBoolean(false))
            .count();

    assertThat(destinations).isEqualTo(connector() instanceof SinkConnector ? 1 : 0);
  }
}
