package dev.sqlflow.plan;

import dev.sqlflow.config.Origin;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.plan.SqlAnalyzer.SqlError;
import dev.sqlflow.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engine can parse every query and bind it to the known columns. */
final class QueryErrors implements PlanRule {

  @Override
  public void check(PipelineModel pipeline, DiagnosticSink sink) {
    Map<Span, Origin> origins = pipeline.bindings().pipeline().variables().origins();
    for (Action action : pipeline.bindings().actions()) {
      action
          .query()
          .ifPresent(
              query ->
                  query
                      .analysis()
                      .error()
                      .or(() -> Optional.ofNullable(pipeline.columns().errors().get(action)))
                      .ifPresent(error -> sink.add(withOrigin(query, error, origins))));
    }
  }

  /** What is wrong with a value is seldom mended where the value is used. */
  private static Diagnostic.Builder withOrigin(
      Query query, SqlError error, Map<Span, Origin> origins) {
    Diagnostic.Builder finding = finding(query, error);
    Span place = query.place(error.start(), error.end());
    if (error.kind() == SqlError.Kind.TYPE) {
      origins.forEach(
          (reference, origin) -> {
            if (within(place, reference)) {
              origin
                  .place()
                  .filter(value -> !within(reference, value))
                  .ifPresentOrElse(
                      value -> finding.related(value, "the value comes from here"),
                      () -> otherwise(origin).ifPresent(finding::help));
            }
          });
    }
    return finding;
  }

  private static boolean within(Span outer, Span inner) {
    return outer.file().equals(inner.file())
        && outer.start() <= inner.start()
        && inner.end() <= outer.end();
  }

  private static Optional<String> otherwise(Origin origin) {
    return origin.place().isPresent()
        ? Optional.empty()
        : Optional.of("the value comes from " + origin.describe());
  }

  private static Diagnostic.Builder finding(Query query, SqlError error) {
    Span place = query.place(error.start(), error.end());
    String name = error.name().orElse("");
    Diagnostic.Builder finding =
        Diagnostic.at(code(error.kind()), smallest(place, error), message(error))
            .label(label(error));
    List<String> candidates = error.candidates().stream().map(QueryErrors::lastPart).toList();
    Optional<String> nearest = Suggestions.nearest(lastPart(name), candidates);
    finding.didYouMean(nearest);
    nearest.ifPresent(
        near ->
            nameIn(place, lastPart(name))
                .ifPresent(
                    span -> finding.fix(Fix.unsure("rename to `" + near + "`", span, near))));
    if (nearest.isEmpty() && !candidates.isEmpty()) {
      finding.help(
          "the nearest known here: " + String.join(", ", candidates.stream().distinct().toList()));
    }
    EngineWords.of(error.message()).rest().ifPresent(finding::help);
    if (error.kind() == SqlError.Kind.TYPE) {
      finding.help("correct the value, or convert what it meets by `CAST(... AS type)`");
    }
    return finding;
  }

  private static DiagnosticCode code(SqlError.Kind kind) {
    return switch (kind) {
      case SYNTAX -> DiagnosticCode.SQL_SYNTAX;
      case UNKNOWN_TABLE -> DiagnosticCode.UNKNOWN_TABLE;
      case UNKNOWN_COLUMN -> DiagnosticCode.UNKNOWN_COLUMN;
      case UNKNOWN_FUNCTION -> DiagnosticCode.UNKNOWN_FUNCTION;
      case UNKNOWN_TYPE -> DiagnosticCode.UNKNOWN_TYPE;
      case TYPE -> DiagnosticCode.TYPE_MISMATCH;
      case TOO_COMPLEX -> DiagnosticCode.QUERY_TOO_COMPLEX;
      case OTHER -> DiagnosticCode.INVALID_QUERY;
    };
  }

  /** What is wrong, in one line. */
  static String message(SqlError error) {
    String name = error.name().map(text -> " `" + text + "`").orElse("");
    if (isUnknownFunction(error)) {
      return "unknown function" + name;
    }
    return switch (error.kind()) {
      case UNKNOWN_TABLE -> "unknown table" + name;
      case UNKNOWN_COLUMN ->
          name.isEmpty() ? EngineWords.of(error.message()).first() : "unknown column" + name;
      case UNKNOWN_TYPE ->
          name.isEmpty() ? EngineWords.of(error.message()).first() : "unknown type" + name;
      case SYNTAX, UNKNOWN_FUNCTION, TYPE, TOO_COMPLEX, OTHER ->
          EngineWords.of(error.message()).first();
    };
  }

  private static String label(SqlError error) {
    return switch (error.kind()) {
      case SYNTAX -> "the engine can't read on here";
      case UNKNOWN_TABLE -> "no such table";
      case UNKNOWN_COLUMN -> "no table of this query has it";
      case UNKNOWN_FUNCTION ->
          isUnknownFunction(error) ? "no such function" : "no function takes such arguments";
      case UNKNOWN_TYPE -> "no such type";
      case TYPE, TOO_COMPLEX, OTHER -> "";
    };
  }

  /** Of a column behind its table, the column is at fault. */
  private static Span smallest(Span place, SqlError error) {
    return error.kind() == SqlError.Kind.UNKNOWN_COLUMN
        ? error.name().flatMap(name -> nameIn(place, name)).orElse(place)
        : place;
  }

  /** The place of a name, perhaps behind that of its table. */
  private static Optional<Span> nameIn(Span place, String name) {
    String text = place.text();
    int start = text.length() - name.length();
    return start >= 0 && text.substring(start).equalsIgnoreCase(name)
        ? Optional.of(place.file().span(place.start() + start, place.end()))
        : Optional.empty();
  }

  private static boolean isUnknownFunction(SqlError error) {
    return error.kind() == SqlError.Kind.UNKNOWN_FUNCTION
        && error.name().isPresent()
        && error.message().contains("does not exist");
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('.') + 1).replace("\"", "");
  }
}
