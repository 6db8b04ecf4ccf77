package dev.sqlflow.plan;

import dev.sqlflow.plan.SqlAnalyzer.Analysis;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;

/**
 * A query of the pipeline and what the engine's parser says of it.
 *
 * @param text for the engine
 * @param analysis what it reads
 */
record Query(LocatedText text, Analysis analysis) {

  /** The place in the pipeline of a range of the query's text. */
  Span place(int start, int end) {
    int length = text.text().length();
    int from = Math.max(0, Math.min(start, length));
    return text.span(from, Math.max(from, Math.min(end, length)));
  }

  /** Whether it makes sense to bind it: it can be parsed and reads tables only. */
  boolean bindable() {
    return analysis.error().isEmpty() && analysis.forbidden().isEmpty();
  }
}
