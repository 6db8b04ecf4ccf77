package dev.sqlflow.resolve;

import java.util.Collection;

/** What a condition comes to. What only another machine knows may leave it open. */
enum Answer {
  YES,
  NO,
  UNKNOWN;

  static Answer of(boolean answer) {
    return answer ? YES : NO;
  }

  Answer not() {
    return this == UNKNOWN ? UNKNOWN : of(this == NO);
  }

  static Answer all(Collection<Answer> answers) {
    if (answers.contains(NO)) {
      return NO;
    }
    return answers.contains(UNKNOWN) ? UNKNOWN : YES;
  }

  static Answer any(Collection<Answer> answers) {
    if (answers.contains(YES)) {
      return YES;
    }
    return answers.contains(UNKNOWN) ? UNKNOWN : NO;
  }
}
