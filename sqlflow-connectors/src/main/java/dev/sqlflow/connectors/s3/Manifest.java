package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The object that names the parts of an export, one {@code s3://} name a line. It is written last,
 * and who reads the parts that it names never sees half of an export.
 *
 * @param connection to the server
 * @param place the prefix, empty or a folder
 */
record Manifest(Connection connection, Location place) {

  private static final String NAME = "_manifest";

  /** Tells whether a prefix can have one: below others, what is hidden could not be told. */
  static boolean canBe(Location place) {
    return place.key().isEmpty() || place.key().endsWith("/");
  }

  Location object() {
    return new Location(place.bucket(), place.key() + NAME, Location.Shape.OBJECT);
  }

  /** Reads which keys it names; empty if there is no manifest. */
  Optional<List<String>> keys() {
    return text().map(this::keys);
  }

  /** A changed name could be that of another object, so damage must not pass. */
  private Optional<String> text() {
    try {
      ResponseBytes<GetObjectResponse> answer = answer();
      for (int attempt = 0; isDamaged(answer); attempt++) {
        if (attempt == connection.retries()) {
          throw Download.damaged(object().toString());
        }
        answer = answer();
      }
      return Optional.of(answer.asString(StandardCharsets.UTF_8));
    } catch (ConnectorException failure) {
      if (failure.getCause() instanceof NoSuchKeyException) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private ResponseBytes<GetObjectResponse> answer() {
    return connection.ask(
        place,
        () ->
            connection
                .client()
                .getObjectAsBytes(one -> one.bucket(place.bucket()).key(object().key())));
  }

  private boolean isDamaged(ResponseBytes<GetObjectResponse> answer) {
    String sum = Digests.hex(Digests.of(answer.asByteArrayUnsafe()));
    return connection.plain()
        && Optional.ofNullable(answer.response().eTag())
            .flatMap(RemoteObject::digest)
            .filter(stated -> !stated.equals(sum))
            .isPresent();
  }

  private List<String> keys(String text) {
    String start = place.uri("");
    List<String> lines = text.lines().toList();
    if (!lines.stream().allMatch(line -> line.startsWith(start))) {
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "the manifest `%s` does not name objects of its bucket, one a line".formatted(object()));
    }
    return lines.stream().map(line -> line.substring(start.length())).toList();
  }

  /** Writes it, in the place of the one that was there. */
  void write(List<String> keys) {
    String text = keys.stream().map(key -> place.uri(key) + "\n").collect(Collectors.joining());
    connection.ask(
        object(),
        () ->
            connection
                .client()
                .putObject(
                    one ->
                        one.bucket(place.bucket())
                            .key(object().key())
                            .contentMD5(
                                Digests.base64(Digests.of(text.getBytes(StandardCharsets.UTF_8)))),
                    RequestBody.fromString(text)));
  }
}
