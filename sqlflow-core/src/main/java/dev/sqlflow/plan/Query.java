package dev.sqlflow.plan;

import dev.sqlflow.plan.SqlAnalyzer.Analysis;
import dev.sqlflow.plan.SqlAnalyzer.Binding;
import dev.sqlflow.plan.SqlAnalyzer.SqlError;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.LocatedText.Gap;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A query of the pipeline and what the engine's parser says of it. A query with gaps is understood
 * as far as it is certain.
 *
 * @param text for the engine
 * @param analysis what it reads; its error is certain
 * @param open whether a gap keeps the engine from understanding it
 */
record Query(LocatedText text, Analysis analysis, boolean open) {

  static Query of(LocatedText text, SqlAnalyzer analyzer) {
    Analysis analysis = analyzer.analyze(text.text());
    if (text.isKnown()) {
      return new Query(text, analysis, false);
    }
    if (analysis.error().isPresent() && text.hasGap(Gap.VALUE)) {
      LocatedText other = withLiterals(text);
      Analysis second = analyzer.analyze(other.text());
      if (second.error().isEmpty()) {
        return new Query(other, certain(other, second), isOpen(other));
      }
    }
    boolean certain = analysis.error().filter(error -> isCertain(text, error)).isPresent();
    boolean riddle = analysis.error().isPresent() && !certain;
    return new Query(text, certain(text, analysis), riddle || isOpen(text));
  }

  private static boolean isOpen(LocatedText text) {
    return text.hasGap(Gap.CHARACTERS) || text.hasGap(Gap.ANYTHING);
  }

  // NULL has a place almost everywhere, and a literal in some of the others: INTERVAL 1 DAY.
  private static LocatedText withLiterals(LocatedText text) {
    return text.refill(
        Gap.VALUE,
        gap -> gap.endsWith("VARCHAR)") ? "'1'" : gap.endsWith("BOOLEAN)") ? "TRUE" : "1");
  }

  // A name is wrong whatever the value is; other complaints may be about what stands for it.
  private static boolean isCertain(LocatedText text, SqlError error) {
    boolean aboutAName =
        switch (error.kind()) {
          case SYNTAX, UNKNOWN_TABLE, UNKNOWN_COLUMN, UNKNOWN_FUNCTION, UNKNOWN_TYPE -> true;
          case TYPE, TOO_COMPLEX, OTHER -> false;
        };
    return aboutAName && !text.hasGap(Gap.ANYTHING) && !text.touchesGap(error.start(), error.end());
  }

  private static Analysis certain(LocatedText text, Analysis analysis) {
    return new Analysis(
        analysis.tables().stream().filter(use -> !text.touchesGap(use.start(), use.end())).toList(),
        analysis.forbidden().stream()
            .filter(use -> !text.touchesGap(use.start(), use.end()))
            .toList(),
        analysis.error().filter(error -> isCertain(text, error)),
        // what stands for a value is no one's style
        analysis.remarks().stream()
            .filter(remark -> !text.touchesGap(remark.start(), remark.end()))
            .toList());
  }

  /** Binds it; where gaps are in the way it has neither columns nor an error. */
  Binding bind(SqlAnalyzer analyzer, Map<TableName, List<Column>> tables) {
    Binding binding = analyzer.bind(text.text(), tables);
    if (text.isKnown() || binding.error().isEmpty()) {
      return binding;
    }
    Binding other = analyzer.bind(withLiterals(text).text(), tables);
    return other.error().isEmpty()
        ? other
        : new Binding(Optional.empty(), binding.error().filter(error -> isCertain(text, error)));
  }

  /** The place in the pipeline of a range of the query's text. */
  Span place(int start, int end) {
    int length = text.text().length();
    int from = Math.max(0, Math.min(start, length));
    return text.span(from, Math.max(from, Math.min(end, length)));
  }

  /** Whether it makes sense to bind it: it can be parsed and reads tables only. */
  boolean bindable() {
    return !open && analysis.error().isEmpty() && analysis.forbidden().isEmpty();
  }

  /** Whether it may define, read or rename whatever it likes. */
  boolean spliced() {
    return text.hasGap(Gap.ANYTHING);
  }
}
