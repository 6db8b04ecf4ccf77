package dev.sqlflow.testing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON so that equal values are spelt alike: names in order, numbers without end zeros. */
final class CanonicalJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private CanonicalJson() {}

  static String of(String json) {
    try {
      return write(MAPPER.readTree(json));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String write(JsonNode node) {
    if (node.isArray()) {
      StringJoiner elements = new StringJoiner(",", "[", "]");
      node.forEach(element -> elements.add(write(element)));
      return elements.toString();
    }
    if (node.isObject()) {
      Map<String, String> sorted = new TreeMap<>();
      node.properties().forEach(entry -> sorted.put(entry.getKey(), write(entry.getValue())));
      StringJoiner entries = new StringJoiner(",", "{", "}");
      sorted.forEach((name, value) -> entries.add(MAPPER.writeValueAsString(name) + ":" + value));
      return entries.toString();
    }
    if (node.isNumber()) {
      BigDecimal number = node.decimalValue();
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }
    return node.toString();
  }
}
