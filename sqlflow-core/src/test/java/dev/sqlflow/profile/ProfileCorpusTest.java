package dev.sqlflow.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds every kept input, and the demo's profiles, to the fuzzer's target, without the fuzzer. */
class ProfileCorpusTest {

  private static final List<Path> FOLDERS =
      List.of(
          Path.of("src/test/resources/dev/sqlflow/profile/ProfileFuzzTestInputs"),
          Path.of("../profiles"));

  static Stream<Path> inputs() throws IOException {
    Stream.Builder<Path> inputs = Stream.builder();
    for (Path folder : FOLDERS) {
      try (Stream<Path> paths = Files.walk(folder)) {
        paths.filter(Files::isRegularFile).sorted().forEach(inputs);
      }
    }
    return inputs.build();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void aKeptInputIsADocumentOrFindings(Path input) throws IOException {
    new ProfileFuzzTest().anyBytesAreADocumentOrFindings(Files.readAllBytes(input));
  }
}
