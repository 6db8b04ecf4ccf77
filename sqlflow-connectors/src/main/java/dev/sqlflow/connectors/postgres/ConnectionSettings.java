package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Options;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * How a server is reached. Two uses with equal settings share one pool.
 *
 * @param properties as the driver knows them, but for the password
 * @param password that is sent if the server wants one
 * @param poolSize how many connections there may be at once
 * @param connectTimeout for one connection
 * @param statementTimeout for one statement; empty for none
 */
record ConnectionSettings(
    Map<String, String> properties,
    Password password,
    int poolSize,
    Duration connectTimeout,
    Optional<Duration> statementTimeout) {

  /** What a URL may say beside its host, port and database; the driver knows more than is safe. */
  private static final Map<PGProperty, String> OPTIONS = optionsOfProperties();

  private static Map<PGProperty, String> optionsOfProperties() {
    Map<PGProperty, String> options = new LinkedHashMap<>();
    options.put(PGProperty.PG_HOST, "host");
    options.put(PGProperty.PG_PORT, "port");
    options.put(PGProperty.PG_DBNAME, "database");
    options.put(PGProperty.USER, "username");
    options.put(PGProperty.APPLICATION_NAME, "application_name");
    options.put(PGProperty.SSL_MODE, "sslmode");
    options.put(PGProperty.SSL_ROOT_CERT, "sslrootcert");
    options.put(PGProperty.SSL_CERT, "sslcert");
    options.put(PGProperty.SSL_KEY, "sslkey");
    return Collections.unmodifiableMap(options);
  }

  static ConnectionSettings of(Options options) {
    Map<String, String> properties = new LinkedHashMap<>();
    options.optionalText("url").ifPresent(url -> readUrl(url, properties));
    OPTIONS.forEach((property, option) -> override(properties, property, text(options, option)));
    properties.putIfAbsent(PGProperty.PG_HOST.getName(), "localhost");
    properties.putIfAbsent(PGProperty.PG_PORT.getName(), "5432");
    properties.putIfAbsent(PGProperty.SSL_MODE.getName(), "prefer");
    properties.putIfAbsent(PGProperty.APPLICATION_NAME.getName(), "sqlflow");
    String user = properties.get(PGProperty.USER.getName());
    if (user == null) {
      throw new ConnectorException(Kind.INVALID_DATA, "the option `username` is not set");
    }
    properties.putIfAbsent(PGProperty.PG_DBNAME.getName(), user);
    TlsFiles.requireReadable(options);
    override(properties, PGProperty.PEM_KEY_ALGORITHM, TlsFiles.algorithm(options));
    override(properties, PGProperty.SSL_PASSWORD, options.optionalText("sslpassword"));
    Duration connectTimeout = options.optionalDuration("connect_timeout").orElseThrow();
    times(properties, connectTimeout, options.optionalDuration("timeout").orElseThrow());
    return new ConnectionSettings(
        properties,
        Password.of(options, login(properties)),
        Math.toIntExact(options.integer("pool_size")),
        connectTimeout,
        options.optionalDuration("statement_timeout"));
  }

  private static List<String> login(Map<String, String> properties) {
    return Stream.of(PGProperty.PG_HOST, PGProperty.PG_PORT, PGProperty.PG_DBNAME, PGProperty.USER)
        .map(property -> Objects.requireNonNull(properties.get(property.getName())))
        .map(part -> part.replaceFirst("^\\[(.*)]$", "$1")) // an address as it stands in a URL
        .toList();
  }

  private static void times(Map<String, String> properties, Duration connect, Duration silence) {
    String seconds = seconds(connect);
    properties.put(PGProperty.CONNECT_TIMEOUT.getName(), seconds);
    properties.put(PGProperty.LOGIN_TIMEOUT.getName(), seconds);
    properties.put(PGProperty.SOCKET_TIMEOUT.getName(), seconds(silence));
    properties.put(PGProperty.CANCEL_SIGNAL_TIMEOUT.getName(), "1");
    properties.put(PGProperty.TCP_KEEP_ALIVE.getName(), "true");
    properties.put(PGProperty.SOCKET_FACTORY.getName(), Sockets.class.getName());
    properties.put(PGProperty.GSS_ENC_MODE.getName(), "disable");
  }

  private static String seconds(Duration time) {
    return Long.toString(Math.max(1, time.plusMillis(999).toSeconds()));
  }

  private static Optional<String> text(Options options, String name) {
    return name.equals("port")
        ? options.optionalInteger(name).stream().mapToObj(Long::toString).findFirst()
        : options.optionalText(name);
  }

  private static void override(
      Map<String, String> properties, PGProperty property, Optional<String> value) {
    value.ifPresent(text -> properties.put(property.getName(), text));
  }

  private static void readUrl(String url, Map<String, String> properties) {
    String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url;
    jdbc = jdbc.replaceFirst("^jdbc:postgres:", "jdbc:postgresql:");
    String user = userOf(jdbc);
    Properties read = Driver.parseURL(jdbc.replaceFirst("//[^/@?]*@", "//"), withoutLookup());
    if (read == null) {
      throw new ConnectorException(Kind.INVALID_DATA, "the option `url` is no URL of a database");
    }
    for (String name : read.stringPropertyNames()) {
      if (name.equals(PGProperty.PASSWORD.getName()) && read.getProperty(name).isEmpty()) {
        continue;
      }
      boolean known = OPTIONS.keySet().stream().anyMatch(one -> one.getName().equals(name));
      if (!known) {
        throw new ConnectorException(
            Kind.INVALID_DATA,
            "the option `url` can't set `%s`, only %s"
                .formatted(name, OPTIONS.keySet().stream().map(PGProperty::getName).toList()));
      }
      properties.put(name, read.getProperty(name));
    }
    if (!user.isEmpty()) {
      properties.put(PGProperty.USER.getName(), user);
    }
  }

  // Without a password the driver would look for one in the home directory.
  private static Properties withoutLookup() {
    Properties all = new Properties();
    all.setProperty(PGProperty.PASSWORD.getName(), "");
    return all;
  }

  private static String userOf(String jdbc) {
    String authority = jdbc.replaceFirst("^jdbc:postgresql://", "").replaceFirst("[/?].*$", "");
    int at = authority.indexOf('@');
    return at < 0 ? "" : authority.substring(0, at);
  }

  /** How long the server may be silent. */
  Duration silence() {
    return Duration.ofSeconds(Long.parseLong(get(PGProperty.SOCKET_TIMEOUT)));
  }

  /** The server and its database, for people; without a secret. */
  String name() {
    return "postgres `%s` at %s:%s"
        .formatted(get(PGProperty.PG_DBNAME), get(PGProperty.PG_HOST), get(PGProperty.PG_PORT));
  }

  /** The driver takes host, port and database from its URL only. */
  String url() {
    String host = get(PGProperty.PG_HOST);
    boolean ipv6 = host.contains(":") && !host.startsWith("[");
    return "jdbc:postgresql://%s:%s/%s"
        .formatted(
            ipv6 ? "[" + host + "]" : host,
            get(PGProperty.PG_PORT),
            URLEncoder.encode(get(PGProperty.PG_DBNAME), StandardCharsets.UTF_8));
  }

  private String get(PGProperty property) {
    return Objects.requireNonNull(properties.get(property.getName()));
  }

  Properties driverProperties() {
    Properties all = withoutLookup();
    properties.forEach(all::setProperty);
    all.setProperty(PGProperty.PASSWORD.getName(), password.text());
    return all;
  }

  @Override
  public String toString() {
    return name();
  }
}
