package dev.sqlflow.testing;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.IoWords;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the rows of a test: out of the test file, or of a CSV file beside it. */
final class TestData {

  private final Path file;
  private final Function<Path, String> names;
  private final DiagnosticSink sink;

  TestData(Path file, Function<Path, String> names, DiagnosticSink sink) {
    this.file = file;
    this.names = names;
    this.sink = sink;
  }

  /** Rows in any of the ways in which they may be written: a list, a path or a map. */
  TestRows rows(ConfigValue written) {
    if (written instanceof ListValue list) {
      return TestRows.of(list.elements().stream().map(MapValue.class::cast).toList());
    }
    if (written instanceof Text path) {
      return csv(path);
    }
    MapValue map = (MapValue) written;
    Optional<ConfigValue> rows = map.get("rows");
    Optional<ConfigValue> csv = map.get("csv");
    if (rows.isPresent() && csv.isPresent()) {
      sink.add(
          Diagnostic.at(
              DiagnosticCode.MALFORMED_TEST,
              map.entry("csv").flatMap(entry -> entry.keySpan()).orElseThrow(),
              "`rows` and `csv` both give rows"));
    }
    return rows.or(() -> csv).map(this::rows).orElse(TestRows.NONE);
  }

  private TestRows csv(Text path) {
    Span place = path.origin().place().orElseThrow();
    Path csv = file.resolveSibling(path.value()).normalize();
    try {
      SourceFile source = SourceFile.decode(names.apply(csv), Files.readAllBytes(csv));
      if (source.malformedOffset().isPresent()) {
        sink.add(unreadable(place, csv, "it is not UTF-8"));
      }
      return CsvRows.read(source, sink);
    } catch (IOException e) {
      boolean missing = !Files.exists(csv);
      sink.add(unreadable(place, csv, missing ? "it is not there" : IoWords.of(e)));
      return TestRows.NONE;
    }
  }

  private Diagnostic.Builder unreadable(Span place, Path csv, String why) {
    return Diagnostic.at(
            DiagnosticCode.UNREADABLE_TEST_DATA,
            place,
            "`" + names.apply(csv) + "` can't be read: " + why)
        .help("paths are relative to the folder of the test file");
  }

  /** The texts of a list, with their places. */
  static List<Text> texts(Optional<ConfigValue> list) {
    return list.stream()
        .flatMap(value -> ((ListValue) value).elements().stream())
        .map(Text.class::cast)
        .toList();
  }
}
