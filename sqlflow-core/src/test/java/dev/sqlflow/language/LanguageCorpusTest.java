package dev.sqlflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Feeds every kept input, and all pipelines of other tests, to the targets of the fuzzer, without
 * the fuzzer. An input that broke something is kept where the fuzzer puts it: in the folder of its
 * target.
 */
class LanguageCorpusTest {

  private static final Path KEPT =
      Path.of("src/test/resources/dev/sqlflow/language/LanguageFuzzTestInputs");

  private final LanguageFuzzTest targets = new LanguageFuzzTest();

  static Stream<Path> inputs() throws IOException {
    return Stream.of(
            files(KEPT, path -> true),
            files(Path.of("src/test/resources/cases"), path -> path.toString().endsWith(".sf")),
            files(Path.of("../pipelines"), path -> path.toString().endsWith(".sf")))
        .flatMap(List::stream);
  }

  private static List<Path> files(Path folder, Predicate<Path> which) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).filter(which).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void aKeptInputIsATreeAndFindings(Path input) throws IOException {
    targets.anyBytesAreATreeAndFindings(Files.readAllBytes(input));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void aKeptInputIsOptionsOrFindings(Path input) throws IOException {
    targets.anyBytesAreOptionsOrFindings(Files.readAllBytes(input));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void aKeptInputCanBeLaidOutUnlessItHasAnError(Path input) throws IOException {
    String text = SourceFile.decode(input.toString(), Files.readAllBytes(input)).text();
    if (PipelineFormatter.format(SourceFile.of("kept.sf", text)).valid().isPresent()) {
      PipelineFormatterTest.assertKept(text);
    }
  }

  @Test
  void everyTargetHasInputs() throws IOException {
    assertThat(files(KEPT.resolve("anyBytesAreATreeAndFindings"), path -> true)).isNotEmpty();
    assertThat(files(KEPT.resolve("anyBytesAreOptionsOrFindings"), path -> true)).isNotEmpty();
  }
}
