package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Options;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where objects are.
 *
 * @param bucket its name
 * @param key of one object, what all keys begin with, or a pattern of keys
 * @param shape which of these it is
 */
record Location(String bucket, String key, Shape shape) {

  private static final Pattern URI = Pattern.compile("s3://([^/]+)(?:/(.*))?", Pattern.DOTALL);

  /** What a key means. */
  enum Shape {
    /** One object. */
    OBJECT,
    /** Every object whose key begins with it. */
    PREFIX,
    /** Every object whose key matches it. */
    PATTERN
  }

  /** Reads `uri`, or `bucket` with `prefix` and `key`. */
  static Location of(Options options) {
    if (options.has("uri")) {
      return ofUri(options);
    }
    if (!options.has("bucket")) {
      throw invalid("the options name no object: set `uri`, or `bucket` and `key` or `prefix`");
    }
    String prefix = options.optionalText("prefix").orElse("");
    String bucket = options.text("bucket");
    return options
        .optionalText("key")
        .map(key -> of(bucket, prefix + key))
        .orElseGet(() -> new Location(bucket, prefix, Shape.PREFIX));
  }

  private static Location ofUri(Options options) {
    for (String other : new String[] {"bucket", "prefix", "key"}) {
      if (options.has(other)) {
        throw invalid("`uri` and `" + other + "` both say where the objects are: set one of them");
      }
    }
    String uri = options.text("uri");
    Matcher parts = URI.matcher(uri);
    if (!parts.matches()) {
      throw invalid("`" + uri + "` is not of the form `s3://bucket/key`");
    }
    return of(parts.group(1), parts.group(2) == null ? "" : parts.group(2));
  }

  private static Location of(String bucket, String key) {
    if (KeyPattern.isPattern(key)) {
      return new Location(bucket, key, Shape.PATTERN);
    }
    boolean folder = key.isEmpty() || key.endsWith("/");
    return new Location(bucket, key, folder ? Shape.PREFIX : Shape.OBJECT);
  }

  /** Returns an object of the same bucket in the words of messages. */
  String uri(String ofKey) {
    return "s3://" + bucket + "/" + ofKey;
  }

  @Override
  public String toString() {
    return uri(key);
  }

  private static ConnectorException invalid(String message) {
    return new ConnectorException(Kind.INVALID_DATA, message);
  }
}
