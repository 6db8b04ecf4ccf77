package dev.sqlflow.testing;

import java.util.List;
import java.util.Optional;

/**
 * One run of a test's pipeline.
 *
 * @param given what each source yields
 * @param expect what holds afterwards
 */
record TestRun(List<Given> given, Expectation expect) {

  // Keeps an immutable copy of the list.
  TestRun {
    given = List.copyOf(given);
  }

  Optional<Given> given(String source) {
    return given.stream().filter(one -> one.source().value().equals(source)).findFirst();
  }
}
