package dev.sqlflow.testing;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.source.Located;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a test of a map that has the right shape. */
final class TestReader {

  private final TestData data;
  private final DiagnosticSink sink;

  TestReader(TestData data, DiagnosticSink sink) {
    this.data = data;
    this.sink = sink;
  }

  Optional<PipelineTest> read(MapValue test, String defaultName) {
    Optional<Located<String>> pipeline = text(test, "pipeline");
    if (pipeline.isEmpty()) {
      missing(test, "names no pipeline", "add pipeline: and its name");
    }
    List<TestRun> runs = runs(test);
    if (runs.stream().allMatch(run -> run.expect().equals(Expectation.NOTHING))) {
      missing(test, "expects nothing", "add expect: with tables, exports or an error");
    }
    PipelineTest.Settings settings =
        new PipelineTest.Settings(
            text(test, "environment"), text(test, "clock").flatMap(this::instant), variables(test));
    String name = text(test, "name").map(Located::value).orElse(defaultName);
    return pipeline.map(it -> new PipelineTest(name, it, settings, runs));
  }

  private void missing(MapValue test, String what, String help) {
    var place = test.origin().place().orElseThrow();
    sink.add(
        Diagnostic.at(
                DiagnosticCode.MALFORMED_TEST,
                place.file().span(place.start(), place.start()),
                "a test " + what)
            .help(help));
  }

  private static Optional<Located<String>> text(MapValue map, String key) {
    return map.get(key).map(TestReader::located);
  }

  private static Located<String> located(ConfigValue text) {
    return new Located<>(CellText.of(text), text.origin().place().orElseThrow());
  }

  private Optional<Instant> instant(Located<String> clock) {
    String text = clock.value();
    try {
      if (!text.contains("T")) {
        return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      return Optional.of(
          text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      sink.add(
          Diagnostic.at(
              DiagnosticCode.MALFORMED_TEST, clock.span(), "`" + text + "` is no date or instant"));
      return Optional.empty();
    }
  }

  private static Map<String, String> variables(MapValue test) {
    Map<String, String> variables = new LinkedHashMap<>();
    map(test, "variables")
        .entries()
        .forEach(entry -> variables.put(entry.key(), CellText.of(entry.value())));
    return variables;
  }

  private static MapValue map(MapValue outer, String key) {
    return outer.get(key).map(MapValue.class::cast).orElseGet(() -> empty(outer));
  }

  private static MapValue empty(ConfigValue place) {
    return new MapValue(List.of(), place.origin());
  }

  private List<TestRun> runs(MapValue test) {
    MapValue given = map(test, "given");
    Expectation last = expectation(test);
    if (test.get("runs").isEmpty()) {
      return List.of(new TestRun(given(given), last));
    }
    List<TestRun> runs = new ArrayList<>();
    for (ConfigValue run : ((ListValue) test.get("runs").orElseThrow()).elements()) {
      MapValue map = (MapValue) run;
      runs.add(new TestRun(given(SharedKeys.union(given, map(map, "given"))), expectation(map)));
    }
    TestRun end = runs.remove(runs.size() - 1);
    if (test.get("expect").isEmpty()) {
      runs.add(end);
    } else if (end.expect().equals(Expectation.NOTHING)) {
      runs.add(new TestRun(end.given(), last));
    } else {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.MALFORMED_TEST,
                  test.entry("expect").flatMap(Entry::keySpan).orElseThrow(),
                  "the last run has an `expect` of its own")
              .label("this would hold after the last run too")
              .help("join the two"));
    }
    return runs;
  }

  private List<Given> given(MapValue sources) {
    List<Given> given = new ArrayList<>();
    for (Entry source : sources.entries()) {
      Map<String, String> types = new LinkedHashMap<>();
      if (source.value() instanceof MapValue map) {
        map(map, "types")
            .entries()
            .forEach(entry -> types.put(entry.key(), CellText.of(entry.value())));
      }
      given.add(new Given(key(source), data.rows(source.value()), types));
    }
    return given;
  }

  private static Located<String> key(Entry entry) {
    return new Located<>(entry.key(), entry.keySpan().orElseThrow());
  }

  private Expectation expectation(MapValue holder) {
    MapValue expect = map(holder, "expect");
    return new Expectation(
        expected(map(expect, "tables")),
        expected(map(expect, "exports")),
        TestData.texts(expect.get("checks")).stream().map(TestReader::located).toList(),
        text(expect, "error").flatMap(this::code));
  }

  private List<ExpectedRows> expected(MapValue all) {
    return all.entries().stream().map(this::expected).toList();
  }

  private ExpectedRows expected(Entry entry) {
    MapValue more = entry.value() instanceof MapValue map ? map : empty(entry.value());
    return new ExpectedRows(
        key(entry),
        data.rows(entry.value()),
        more.get("order").map(order -> ((Bool) order).value()).orElse(false),
        TestData.texts(more.get("columns")).stream().map(TestReader::located).toList(),
        TestData.texts(more.get("key")).stream().map(TestReader::located).toList(),
        more.get("tolerance").map(number -> ((Numeric) number).value()));
  }

  private Optional<Located<DiagnosticCode>> code(Located<String> written) {
    Optional<DiagnosticCode> code =
        Arrays.stream(DiagnosticCode.values())
            .filter(one -> one.id().equals(written.value()))
            .findFirst();
    if (code.isEmpty()) {
      List<String> ids = Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id).toList();
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.UNKNOWN_EXPECTED_CODE,
                  written.span(),
                  "no error has the code `" + written.value() + "`")
              .didYouMean(Suggestions.nearest(written.value(), ids))
              .help("`mvn sqlflow:explain` lists the codes"));
    }
    return code.map(it -> new Located<>(it, written.span()));
  }
}
