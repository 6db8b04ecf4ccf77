package dev.sqlflow.connectors.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sqlflow.spi.SecretProvider.Machine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A web server that says what Secrets Manager said once. The first answers were recorded from
 * LocalStack; those that it can't give have the form that AWS documents.
 */
final class RecordedAnswers implements AutoCloseable {

  /** One answer. */
  record Answer(int status, String body) {}

  private final HttpServer server;
  private final Deque<Answer> answers;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private RecordedAnswers(HttpServer server, List<Answer> answers) {
    this.server = server;
    this.answers = new ArrayDeque<>(answers);
  }

  /** Gives the answers one after the other, and the last one for ever. */
  static RecordedAnswers of(Answer... answers) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RecordedAnswers recorded = new RecordedAnswers(server, List.of(answers));
    server.createContext("/", recorded::answer);
    server.start();
    return recorded;
  }

  static Answer text(String secret) {
    return new Answer(
        200,
        """
        {"ARN": "arn:aws:secretsmanager:eu-central-1:000000000000:secret:db-xEomgZ", "Name": "db", \
        "VersionId": "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa", "VersionStages": ["AWSCURRENT"], \
        "CreatedDate": 1795612153.0, "SecretString": "%s"}"""
            .formatted(secret.replace("\\", "\\\\").replace("\"", "\\\"")));
  }

  static Answer binary() {
    return new Answer(
        200,
        """
        {"ARN": "arn:aws:secretsmanager:eu-central-1:000000000000:secret:bin-wjtgtY", "Name": "bin", \
        "VersionId": "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaab", "VersionStages": ["AWSCURRENT"], \
        "CreatedDate": 1795612153.0, "SecretBinary": "AAEC"}""");
  }

  static Answer error(int status, String type, String message) {
    return new Answer(status, "{\"__type\": \"%s\", \"Message\": \"%s\"}".formatted(type, message));
  }

  /** A machine that finds AWS here, with credentials that nobody else knows. */
  Machine machine() {
    return new Machine(
        Path.of(""),
        Map.of(
            "AWS_ACCESS_KEY_ID", "AKIDOFTHETEST",
            "AWS_SECRET_ACCESS_KEY", "secret-key-of-the-test",
            "AWS_SESSION_TOKEN", "session-token-of-the-test"),
        Map.of("aws.endpoint", "http://" + authority(), "aws.region", "eu-central-1"));
  }

  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was asked: the signed headers' credentials, the operation, and the body. */
  List<String> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = exchange.getRequestHeaders();
      String credential = headers.getFirst("Authorization").replaceAll(".*Credential=|/.*", "");
      requests.add(credential + " " + headers.getFirst("X-Amz-Target") + " " + body);
      Answer answer = answers.size() > 1 ? answers.poll() : answers.peek();
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
