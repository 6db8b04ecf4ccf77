package dev.sqlflow.testing;

import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.resolve.ResolvedStatement.Load;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import dev.sqlflow.source.Located;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.SourceConnector;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands in for the sources of a pipeline in each run of a test. */
final class SourceStandIns {

  private final PipelineTest test;
  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final Set<String> loaded = new LinkedHashSet<>();
  private final DiagnosticSink sink;

  SourceStandIns(PipelineTest test, ResolvedPipeline pipeline, DiagnosticSink sink) {
    this.test = test;
    this.sink = sink;
    pipeline
        .statements()
        .forEach(
            statement -> {
              if (statement instanceof Source source) {
                sources.putIfAbsent(source.name().value(), source);
              } else if (statement instanceof Load load) {
                loaded.add(load.source().value());
              }
            });
  }

  /** Returns the stand-ins of one run; what is missing or wrong is reported. */
  Map<String, SourceConnector> of(TestRun run) {
    Map<String, SourceConnector> standIns = new LinkedHashMap<>();
    for (Given given : run.given()) {
      Source source = sources.get(given.source().value());
      if (source == null) {
        sink.add(unknown(given.source()));
      } else {
        List<Column> columns = columns(source);
        if (columns.isEmpty()) {
          sink.add(withoutColumns(given.source()));
        } else {
          standIns.put(given.source().value(), new GivenValues(columns, sink).source(given.rows()));
        }
      }
    }
    for (String name : loaded) {
      Source source = sources.get(name);
      if (source != null && run.given(name).isEmpty() && needsRows(source)) {
        sink.add(notGiven(source));
      }
    }
    return standIns;
  }

  private List<Column> columns(Source source) {
    List<Given> all =
        test.runs().stream().flatMap(run -> run.given(source.name().value()).stream()).toList();
    return GivenColumns.of(all, statedTypes(source));
  }

  // Whatever the connector is, `types` states the types of columns.
  private static Map<String, String> statedTypes(Source source) {
    Map<String, String> types = new LinkedHashMap<>();
    source
        .connection()
        .flatMap(connection -> connection.options().values().get("types"))
        .filter(MapValue.class::isInstance)
        .map(MapValue.class::cast)
        .ifPresent(
            map -> {
              for (Entry entry : map.entries()) {
                types.put(entry.key(), CellText.of(entry.value()));
              }
            });
    return types;
  }

  // Rows that stand in the pipeline itself come from nowhere else.
  private static boolean needsRows(Source source) {
    return source
        .connection()
        .filter(connection -> connection.options().values().get("rows").isPresent())
        .isEmpty();
  }

  private Diagnostic.Builder unknown(Located<String> name) {
    return Diagnostic.at(
            DiagnosticCode.UNKNOWN_GIVEN_SOURCE,
            name.span(),
            "the pipeline has no source `" + name.value() + "`")
        .label("no such source in this environment")
        .didYouMean(Suggestions.nearest(name.value(), sources.keySet()))
        .help(
            sources.isEmpty()
                ? "it has no source at all"
                : "its sources are " + String.join(", ", sources.keySet()));
  }

  private static Diagnostic.Builder withoutColumns(Located<String> name) {
    return Diagnostic.at(
            DiagnosticCode.GIVEN_WITHOUT_COLUMNS,
            name.span(),
            "nobody knows the columns of source `" + name.value() + "`")
        .label("no row names one")
        .help("state them: " + name.value() + ": {types: {id: BIGINT}}");
  }

  private Diagnostic.Builder notGiven(Source source) {
    String name = source.name().value();
    return Diagnostic.at(
            DiagnosticCode.SOURCE_NOT_GIVEN,
            test.pipeline().span(),
            "the test does not give the rows of source `" + name + "`")
        .label("this pipeline loads it")
        .related(source.name().span(), "the source")
        .help("add them under `given`; " + name + ": [] gives none");
  }
}
