package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Finds the objects below a prefix or of a pattern, in the order of their keys.
 *
 * @param connection to the server
 * @param most how many objects a source may have, or empty for any number
 * @param page how many objects the server shows at once
 */
record ObjectFinder(Connection connection, OptionalLong most, int page) {

  private static final int PAGE = 1_000;

  ObjectFinder(Connection connection, OptionalLong most) {
    this(connection, most, PAGE);
  }

  /** Finds the objects of a prefix or pattern: at least one. */
  List<RemoteObject> find(Location place) {
    List<RemoteObject> objects = named(place).orElseGet(() -> listed(place));
    if (objects.isEmpty()) {
      throw new ConnectorException(Kind.NOT_FOUND, "there are no objects `" + place + "`");
    }
    return objects;
  }

  /** The objects that a manifest names, whose sizes nobody told. */
  private Optional<List<RemoteObject>> named(Location place) {
    if (place.shape() != Location.Shape.PREFIX || !Manifest.canBe(place)) {
      return Optional.empty();
    }
    Optional<List<String>> keys = new Manifest(connection, place).keys();
    keys.ifPresent(named -> mustBeFew(named.size(), place.toString()));
    return keys.map(named -> named.stream().map(key -> unseen(place, key)).toList());
  }

  private static RemoteObject unseen(Location place, String key) {
    return RemoteObject.unseen(new Location(place.bucket(), key, Location.Shape.OBJECT));
  }

  /** Finds all that are there, whatever a manifest says. */
  List<RemoteObject> listed(Location place) {
    KeyPattern pattern = KeyPattern.of(place.key());
    boolean isPattern = place.shape() == Location.Shape.PATTERN;
    String prefix = isPattern ? pattern.prefix() : place.key();
    return list(
        place, prefix, key -> isPattern ? pattern.isMatchedBy(key) : !isHidden(key, prefix));
  }

  private List<RemoteObject> list(Location place, String prefix, Predicate<String> wanted) {
    List<RemoteObject> found = new ArrayList<>();
    String token = null;
    do {
      String next = token;
      ListObjectsV2Response answer =
          connection.ask(
              place,
              () ->
                  connection
                      .client()
                      .listObjectsV2(
                          all ->
                              all.bucket(place.bucket()).prefix(prefix).continuationToken(next)));
      answer.contents().stream()
          .filter(object -> wanted.test(object.key()) && !object.key().endsWith("/"))
          .forEach(object -> found.add(remote(place, object)));
      mustBeFew(found.size(), place.toString());
      token = answer.nextContinuationToken();
    } while (token != null);
    return found;
  }

  private static RemoteObject remote(Location place, S3Object object) {
    return new RemoteObject(
        place.bucket(), object.key(), object.size(), Optional.ofNullable(object.eTag()));
  }

  private void mustBeFew(long count, String place) {
    if (most.isPresent() && count > most.getAsLong()) {
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "there are more than %d objects `%s`: narrow the pattern, or raise `max_files`"
              .formatted(most.getAsLong(), place));
    }
  }

  /** Objects that tools leave beside data; those of a prefix that itself is hidden are not. */
  private static boolean isHidden(String key, String prefix) {
    String below = key.substring(prefix.lastIndexOf('/') + 1);
    return below.startsWith("_")
        || below.startsWith(".")
        || below.contains("/_")
        || below.contains("/.");
  }
}
