package dev.sqlflow.connectors.s3;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object as a list of the bucket or an answer of the server showed it.
 *
 * @param bucket it lies in
 * @param key of it
 * @param size in bytes, or {@link #UNKNOWN}
 * @param tag changes whenever the object does
 */
record RemoteObject(String bucket, String key, long size, Optional<String> tag) {

  /** The size of an object that nobody told yet. */
  static final long UNKNOWN = -1;

  private static final Pattern MD5 = Pattern.compile("\"?([0-9a-f]{32})\"?");

  static RemoteObject unseen(Location place) {
    return new RemoteObject(place.bucket(), place.key(), UNKNOWN, Optional.empty());
  }

  /** The object as an answer with its content shows it. */
  RemoteObject shown(GetObjectResponse answer) {
    return new RemoteObject(
        bucket, key, answer.contentLength(), Optional.ofNullable(answer.eTag()));
  }

  /** The MD5 sum of its bytes, which is the tag of what was written by one request. */
  Optional<String> digest() {
    return tag.flatMap(RemoteObject::digest);
  }

  /** The MD5 sum that a tag is, if it is one. */
  static Optional<String> digest(String tag) {
    return Optional.of(MD5.matcher(tag)).filter(Matcher::matches).map(parts -> parts.group(1));
  }

  Location place() {
    return new Location(bucket, key, Location.Shape.OBJECT);
  }

  String uri() {
    return "s3://" + bucket + "/" + key;
  }
}
