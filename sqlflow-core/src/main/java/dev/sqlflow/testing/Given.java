package dev.sqlflow.testing;

import dev.sqlflow.source.Located;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a source yields in a test.
 *
 * @param source its name
 * @param rows that it yields
 * @param types that the test states, by column as written
 */
record Given(Located<String> source, TestRows rows, Map<String, String> types) {

  // Keeps an immutable copy that keeps the order.
  Given {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
  }
}
