package dev.sqlflow.connectors.s3;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/**
 * A web server that gives answers as Amazon S3 documents them and no server at hand does; behind
 * the last one it has one object, and takes what is written.
 */
final class RecordedStore implements AutoCloseable {

  private static final String OBJECT = "id\n1\n2\n";

  /** One answer that is a failure. */
  record Answer(int status, String code, Map<String, String> headers) {}

  private final HttpServer server;
  private final String scheme;
  private final Deque<Answer> answers;
  private final List<Map<String, String>> writes = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private RecordedStore(HttpServer server, String scheme, List<Answer> answers) {
    this.server = server;
    this.scheme = scheme;
    this.answers = new ArrayDeque<>(answers);
  }

  static RecordedStore of(Answer... answers) throws IOException {
    return started(HttpServer.create(anyPort(), 0), "http", answers);
  }

  static RecordedStore overTls(SSLContext context) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return started(server, "https");
  }

  private static RecordedStore started(HttpServer server, String scheme, Answer... answers) {
    RecordedStore store = new RecordedStore(server, scheme, List.of(answers));
    server.createContext("/", store::answer);
    server.start();
    return store;
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  static Answer error(int status, String code) {
    return new Answer(status, code, Map.of());
  }

  URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The options that lead to an object. */
  Map<String, Object> options() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("uri", "s3://sales/a.csv");
    options.put("endpoint_url", uri().toString());
    options.put("path_style", true);
    options.put("access_key_id", S3Server.KEY_ID);
    options.put("secret_access_key", S3Server.SECRET);
    return options;
  }

  /** Method and path of each request. */
  List<String> requests() {
    return requests;
  }

  /** The headers of each object that was written. */
  List<Map<String, String>> writes() {
    return writes;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
      Optional<Answer> failure = Optional.ofNullable(answers.poll());
      if (failure.isPresent()) {
        fail(exchange, failure.get());
      } else if (exchange.getRequestMethod().equals("PUT")) {
        writes.add(headers(exchange.getRequestHeaders()));
        exchange.getResponseHeaders().set("ETag", "\"1\"");
        exchange.sendResponseHeaders(200, -1);
      } else {
        exchange.getResponseHeaders().set("ETag", "\"1\"");
        send(exchange, 200, OBJECT);
      }
    }
  }

  private static Map<String, String> headers(Headers headers) {
    Map<String, String> all = new LinkedHashMap<>();
    headers.forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return all;
  }

  private static void fail(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    send(
        exchange,
        answer.status(),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>%s</Code><Message>As documented.</Message><RequestId>4442587FB7D0A2F9</RequestId></Error>"""
            .formatted(answer.code()));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
