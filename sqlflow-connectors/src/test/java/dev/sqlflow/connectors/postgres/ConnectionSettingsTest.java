package dev.sqlflow.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.testkit.ConnectorOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionSettingsTest {

  private static ConnectionSettings settings(Object... options) {
    Map<String, Object> values = new LinkedHashMap<>(Map.of("table", "t"));
    for (int i = 0; i < options.length; i += 2) {
      values.put((String) options[i], options[i + 1]);
    }
    return ConnectionSettings.of(ConnectorOptions.of(Pg.CONNECTOR, values));
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://ada@db:6000/shop, db:6000/shop, ada",
    "postgres://ada@db/shop?sslmode=require, db:5432/shop, ada",
    "jdbc:postgresql://db:6000/shop?user=ada, db:6000/shop, ada",
  })
  void a_url_says_where_and_who(String url, String place, String user) {
    ConnectionSettings settings = settings("url", url);

    assertThat(settings.url()).isEqualTo("jdbc:postgresql://" + place);
    assertThat(settings.driverProperties()).containsEntry("user", user);
  }

  @Test
  void options_beside_a_url_win_over_it() {
    ConnectionSettings settings =
        settings(
            "url",
            "postgresql://ada@db:6000/shop?sslmode=require&ApplicationName=a",
            "host",
            "other",
            "port",
            7000,
            "username",
            "grace",
            "sslmode",
            "disable");

    assertThat(settings.name()).isEqualTo("postgres `shop` at other:7000");
    assertThat(settings.driverProperties())
        .containsEntry("user", "grace")
        .containsEntry("sslmode", "disable")
        .containsEntry("ApplicationName", "a");
  }

  @Test
  void a_url_can_t_set_what_the_driver_would_do_with_it() {
    assertThatThrownBy(
            () -> settings("url", "postgresql://ada@db/shop?socketFactory=org.example.Evil"))
        .hasMessageStartingWith("the option `url` can't set `socketFactory`, only [");
  }

  @Test
  void what_is_not_said_is_as_the_servers_tools_take_it() {
    ConnectionSettings settings = settings("username", "ada");

    assertThat(settings.url()).isEqualTo("jdbc:postgresql://localhost:5432/ada");
    assertThat(settings.driverProperties())
        .containsEntry("sslmode", "prefer")
        .containsEntry("ApplicationName", "sqlflow")
        .containsEntry("password", "");
  }

  @Test
  void somebody_must_log_in() {
    assertThatThrownBy(() -> settings("url", "postgresql://db/shop"))
        .hasMessage("the option `username` is not set");
  }

  @Test
  void an_address_and_a_name_may_hold_anything() {
    ConnectionSettings settings = settings("host", "::1", "database", "a b?x=1", "username", "ada");

    assertThat(settings.url()).isEqualTo("jdbc:postgresql://[::1]:5432/a+b%3Fx%3D1");
  }

  @Test
  void times_are_rounded_up_to_seconds() {
    assertThat(settings("username", "ada", "timeout", "1500ms").driverProperties())
        .containsEntry("socketTimeout", "2");
  }

  @Test
  void it_shows_no_password() {
    assertThat(settings("username", "ada", "password", "canary"))
        .hasToString("postgres `ada` at localhost:5432");
    assertThat(settings("username", "ada", "password", "canary").password())
        .hasToString("a password");
  }
}
