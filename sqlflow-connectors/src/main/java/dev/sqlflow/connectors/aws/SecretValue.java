package dev.sqlflow.connectors.aws;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a secret's text holds. Messages say nothing of it, not even which keys there are, and carry
 * no cause: a parser quotes what it can't read.
 */
final class SecretValue {

  private SecretValue() {}

  static Secret of(String text, Optional<String> key) {
    return Secret.of(key.map(name -> field(text, name)).orElse(text));
  }

  private static String field(String text, String key) {
    JsonNode value = object(text, key).get(key);
    if (value == null) {
      throw new ConnectorException(Kind.NOT_FOUND, "it has no key `" + key + "`");
    }
    if (!value.isValueNode() || value.isNull()) {
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "key `" + key + "` holds " + (value.isNull() ? "null" : "no single value"));
    }
    return value.asString();
  }

  private static JsonNode object(String text, String key) {
    JsonNode read = read(text);
    if (read == null || !read.isObject()) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "it is no JSON object, so it has no key `" + key + "`");
    }
    return read;
  }

  private static @Nullable JsonNode read(String text) {
    try {
      return JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readTree(text);
    } catch (JacksonException e) {
      return null;
    }
  }
}
