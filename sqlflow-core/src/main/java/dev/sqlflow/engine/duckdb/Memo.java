package dev.sqlflow.engine.duckdb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers the answers that were asked for last. Safe for use by several threads. */
final class Memo<K, V> {

  private final Map<K, V> answers;

  Memo(int most) {
    answers =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  synchronized Optional<V> get(K question) {
    return Optional.ofNullable(answers.get(question));
  }

  synchronized V put(K question, V answer) {
    answers.put(question, answer);
    return answer;
  }
}
