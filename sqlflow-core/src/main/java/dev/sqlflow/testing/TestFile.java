package dev.sqlflow.testing;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.YamlReader;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.IoWords;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the tests of a file. */
public final class TestFile {

  private final Path path;
  private final String name;
  private final Function<Path, String> names;
  private final DiagnosticSink sink = new DiagnosticSink();

  private TestFile(Path path, Function<Path, String> names) {
    this.path = path;
    this.name = names.apply(path);
    this.names = names;
  }

  /**
   * Reads a file, and the CSV files that it names.
   *
   * @param path of the file, absolute
   * @param names tells how people know a file
   * @return its tests; none if anything in the file is wrong
   */
  public static Diagnosed<List<PipelineTest>> read(Path path, Function<Path, String> names) {
    TestFile file = new TestFile(path, names);
    List<PipelineTest> tests = file.tests();
    return file.sink.with(file.sink.hasErrors() ? List.of() : tests);
  }

  private List<PipelineTest> tests() {
    Optional<ConfigValue> root = yaml();
    if (root.isEmpty() || sink.hasErrors()) {
      return List.of();
    }
    if (!(root.get() instanceof MapValue map)) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.MALFORMED_TEST,
                  root.get().origin().place().orElseThrow(),
                  "a test file must be a map")
              .help("begin with pipeline: and a pipeline's name"));
      return List.of();
    }
    new TestFileShape().check(map, sink);
    return sink.hasErrors() ? List.of() : tests(map);
  }

  private Optional<ConfigValue> yaml() {
    try {
      SourceFile file = SourceFile.decode(name, Files.readAllBytes(path));
      Optional<ConfigValue> root = sink.take(YamlReader.read(file));
      if (root.isEmpty() && !sink.hasErrors()) {
        sink.add(
            Diagnostic.at(
                    DiagnosticCode.MALFORMED_TEST, file.span(0, 0), "a test file without a test")
                .help("begin with pipeline: and a pipeline's name"));
      }
      return root;
    } catch (IOException e) {
      sink.add(
          Diagnostic.of(
                  DiagnosticCode.UNREADABLE_TEST_DATA, "test file `" + name + "` can't be read")
              .help("the system says: " + IoWords.of(e)));
      return Optional.empty();
    }
  }

  private List<PipelineTest> tests(MapValue root) {
    TestReader reader = new TestReader(new TestData(path, names, sink), sink);
    Optional<Entry> several = root.entry("tests");
    if (several.isEmpty()) {
      return reader.read(root, baseName()).stream().toList();
    }
    for (String key : List.of("name", "runs", "expect")) {
      root.entry(key)
          .ifPresent(
              entry ->
                  sink.add(
                      Diagnostic.at(
                              DiagnosticCode.MALFORMED_TEST,
                              entry.keySpan().orElseThrow(),
                              "`" + key + "` stands beside `tests`")
                          .label("belongs to one of the tests")));
    }
    List<PipelineTest> tests = new ArrayList<>();
    for (ConfigValue one : ((ListValue) several.get().value()).elements()) {
      reader.read(SharedKeys.join(root, (MapValue) one), baseName()).ifPresent(tests::add);
    }
    return tests;
  }

  private String baseName() {
    String file = path.getFileName().toString();
    return file.substring(0, file.lastIndexOf('.'));
  }
}
