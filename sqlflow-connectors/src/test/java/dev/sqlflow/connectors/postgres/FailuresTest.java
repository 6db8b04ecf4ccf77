package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.testkit.ConnectorOptions;
import java.sql.SQLException;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.BadPaddingException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

class FailuresTest {

  private static Kind kind(Throwable cause) {
    ConnectionSettings settings =
        ConnectionSettings.of(
            ConnectorOptions.of(Pg.CONNECTOR, Map.of("username", "ada", "table", "t")));
    return Failures.of(new SQLException("it broke", "08006", cause), settings).kind();
  }

  @Test
  void what_tls_finds_damaged_is_no_matter_of_trust_in_any_cipher_suite() {
    assertThat(kind(new SSLException("tag mismatch", new AEADBadTagException())))
        .isEqualTo(Kind.UNREACHABLE);
    assertThat(kind(new SSLException("bad record MAC", new BadPaddingException())))
        .isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void a_key_that_its_password_does_not_open_is_a_matter_of_trust() {
    assertThat(kind(new BadPaddingException())).isEqualTo(Kind.UNAUTHENTICATED);
  }
}
