package dev.sqlflow.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.source.SourceFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Throws bytes at the reader of profiles; see {@code docs/reliability.md}. */
@Tag("fuzz")
class ProfileFuzzTest {

  @FuzzTest(maxDuration = "")
  void anyBytesAreADocumentOrFindings(byte[] bytes) {
    SourceFile file = SourceFile.decode("fuzz.yml", bytes);
    ProfileDocument document =
        DocumentReader.read("fuzz", new Diagnosed<>(Optional.of(file), List.of()));
    assertThat(document.content().isPresent() || !document.diagnostics().isEmpty()).isTrue();
  }
}
