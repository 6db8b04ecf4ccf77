package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sqlflow.connectors.network.Certificates;
import dev.sqlflow.connectors.network.Deed;
import dev.sqlflow.connectors.network.Proxy;
import dev.sqlflow.connectors.network.Trouble;
import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.testkit.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that speaks TLS, and one user who is known by a certificate only. */
@ExtendWith(Server.class)
class TlsTest {

  private static final String MANY =
      "SELECT i, md5(i::text) AS t FROM generate_series(1, 20000) AS i";

  @TempDir static Path folder;
  private static Certificates certificates;
  private static Certificates strangers;
  private static Database database;

  @BeforeAll
  static void start(Database given) throws IOException, GeneralSecurityException {
    database = given;
    certificates = given.certificates();
    strangers = Certificates.in(folder);
    database.execute("DROP ROLE IF EXISTS certified");
    database.execute("CREATE ROLE certified LOGIN");
  }

  private static Map<String, Object> options(String user, String host, Object... more) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("host", host);
    options.put("port", database.port());
    options.put("database", "postgres");
    options.put("username", user);
    options.put("query", "SELECT ssl::text FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
    options.put("max_retries", 0);
    for (int i = 0; i < more.length; i += 2) {
      options.put((String) more[i], more[i + 1]);
    }
    return options;
  }

  private static String encrypted(Map<String, Object> options) {
    return String.valueOf(Rows.read(Pg.scan(options)).get(0).get(0));
  }

  private static Kind failure(Map<String, Object> options) {
    Throwable failure = catchThrowable(() -> Pg.scan(options));
    assertThat(failure).isInstanceOf(ConnectorException.class).hasMessageContaining("postgres `");
    return ((ConnectorException) failure).kind();
  }

  @ParameterizedTest
  @ValueSource(strings = {"prefer", "require"})
  void a_connection_is_encrypted_if_the_server_can(String mode) {
    assertThat(encrypted(options("postgres", "localhost", "sslmode", mode))).isEqualTo("true");
  }

  @Test
  void a_connection_is_not_encrypted_if_that_is_not_wanted() {
    assertThat(encrypted(options("postgres", "localhost", "sslmode", "disable")))
        .isEqualTo("false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify-ca", "verify-full"})
  void the_servers_certificate_is_looked_at(String mode) {
    String ours = certificates.file("root.pem");
    String theirs = strangers.file("root.pem");

    assertThat(encrypted(options("postgres", "localhost", "sslmode", mode, "sslrootcert", ours)))
        .isEqualTo("true");
    assertThat(failure(options("postgres", "localhost", "sslmode", mode, "sslrootcert", theirs)))
        .isEqualTo(Kind.UNAUTHENTICATED);
  }

  @Test
  void only_verify_full_looks_at_the_servers_name() {
    String root = certificates.file("root.pem");

    assertThat(
            encrypted(
                options("postgres", "127.0.0.1", "sslmode", "verify-ca", "sslrootcert", root)))
        .isEqualTo("true");
    assertThat(
            failure(
                options("postgres", "127.0.0.1", "sslmode", "verify-full", "sslrootcert", root)))
        .isEqualTo(Kind.UNAUTHENTICATED);
  }

  @Test
  void a_client_shows_its_own_certificate() {
    Map<String, Object> shown =
        options(
            "certified",
            "localhost",
            "sslmode",
            "verify-full",
            "sslrootcert",
            certificates.file("root.pem"),
            "sslcert",
            certificates.file("client.pem"),
            "sslkey",
            certificates.file("client.key"));

    assertThat(encrypted(shown)).isEqualTo("true");
  }

  @Test
  void a_client_without_a_certificate_of_ours_is_refused() throws Exception {
    strangers.sign("client", "certified");

    assertThat(failure(options("certified", "localhost", "sslmode", "disable")))
        .isEqualTo(Kind.UNAUTHENTICATED);
    assertThat(
            failure(
                options(
                    "certified",
                    "localhost",
                    "sslmode",
                    "require",
                    "sslcert",
                    strangers.file("client.pem"),
                    "sslkey",
                    strangers.file("client.key"))))
        .isIn(Kind.UNAUTHENTICATED, Kind.UNREACHABLE);
  }

  @Test
  void a_file_that_is_missing_or_none_is_named() throws IOException {
    String text = Files.writeString(folder.resolve("text"), "no PEM").toString();

    assertThatThrownBy(
            () -> Pg.scan(options("certified", "localhost", "sslcert", folder + "/nothing.pem")))
        .hasMessage("option `sslcert`: `" + folder + "/nothing.pem` can't be read");
    assertThatThrownBy(() -> Pg.scan(options("certified", "localhost", "sslcert", text)))
        .hasMessage("option `sslcert`: `" + text + "` is no certificate");
  }

  @ParameterizedTest
  @ValueSource(longs = {3_000, 40_000, 200_000, 700_000})
  void a_byte_that_is_changed_on_the_way_never_becomes_a_row(long place) throws IOException {
    Trouble change =
        piece -> {
          if (piece.fromServer() && piece.before() <= place && place < piece.end()) {
            piece.data()[(int) (place - piece.before())] ^= 0x40;
          }
          return Deed.PASS;
        };
    try (Proxy proxy = Proxy.before(database.port(), change)) {
      Scan scan = Pg.scan(options("postgres", "localhost", "sslmode", "require", "query", MANY));
      assertThat(scan.columns()).hasSize(2);

      assertThatThrownBy(
              () ->
                  read(
                      options(
                          "postgres",
                          "localhost",
                          "port",
                          proxy.port(),
                          "sslmode",
                          "require",
                          "timeout",
                          "5s",
                          "query",
                          MANY)))
          .isInstanceOfSatisfying(
              ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE))
          .hasMessageContaining("postgres `postgres` at localhost:" + proxy.port());
    }
  }

  private static List<List<@Nullable Object>> read(Map<String, Object> options) {
    return Rows.read(Pg.scan(options));
  }
}
