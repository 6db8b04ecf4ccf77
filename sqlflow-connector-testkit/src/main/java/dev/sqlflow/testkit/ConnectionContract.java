package dev.sqlflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sqlflow.spi.ConnectionTest;
import dev.sqlflow.spi.ConnectionTest.Use;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every connector keeps whose data lies elsewhere: its tests tell one trouble from another.
 */
public abstract class ConnectionContract {

  /** Makes the test. */
  protected ConnectionContract() {}

  /**
   * Returns the connector.
   *
   * @return the one under test
   */
  protected abstract ConnectionTest connector();

  /**
   * Makes data that can be read.
   *
   * @return the options that lead to it
   */
  protected abstract Map<String, ?> source();

  /**
   * Returns options that lead to a server that is there, and to nothing on it.
   *
   * @return valid by the schema
   */
  protected abstract Map<String, ?> missing();

  /**
   * Returns options that lead to a port of this machine.
   *
   * @param port of a server that is not the right one, or of none
   * @return valid by the schema, with a time-out of a second where the connector has one
   */
  protected abstract Map<String, ?> at(int port);

  @Test
  void what_can_be_read_passes_as_often_as_one_asks() {
    assertThatCode(() -> test(source())).doesNotThrowAnyException();
    assertThatCode(() -> test(source())).doesNotThrowAnyException();
  }

  @Test
  void what_is_not_on_the_server_is_not_found() {
    ConnectorException failure = failure(missing());

    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(failure.getMessage()).isNotBlank().doesNotEndWith(".");
  }

  @Test
  void a_port_where_nobody_listens_is_unreachable() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertThat(failure(at(port)).kind()).isEqualTo(Kind.UNREACHABLE);
  }

  private void test(Map<String, ?> options) {
    connector().test(ConnectorOptions.of(connector(), options), Use.READ);
  }

  private ConnectorException failure(Map<String, ?> options) {
    return catchThrowableOfType(ConnectorException.class, () -> test(options));
  }
}
