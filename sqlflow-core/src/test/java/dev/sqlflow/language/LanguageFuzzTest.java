package dev.sqlflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.source.SourceFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/**
 * Throws bytes at the parser. Not in the ordinary build: {@code docs/reliability.md} tells how to
 * run it.
 */
@Tag("fuzz")
class LanguageFuzzTest {

  @FuzzTest(maxDuration = "")
  void anyBytesAreATreeAndFindings(byte[] bytes) {
    SourceFile file = SourceFile.decode("fuzz.sf", bytes);
    Diagnosed<Pipeline> parsed = PipelineParser.parse(file);
    boolean damaged =
        parsed.best().statements().stream().anyMatch(s -> s instanceof Statement.Malformed);
    assertThat(damaged && parsed.valid().isPresent()).isFalse();
    if (parsed.valid().isPresent()) {
      String printed = PipelinePrinter.print(parsed.best());
      Pipeline again = PipelineParser.parse(SourceFile.of("printed.sf", printed)).best();
      assertThat(TreeText.of(again)).isEqualTo(TreeText.of(parsed.best()));
    }
  }

  @FuzzTest(maxDuration = "")
  void anyBytesAreOptionsOrFindings(byte[] bytes) {
    String json = new String(bytes, StandardCharsets.UTF_8);
    SourceFile file = SourceFile.of("fuzz.sf", "SOURCE s TYPE t PARAMS {" + json + "};");
    Diagnosed<Pipeline> parsed = PipelineParser.parse(file);
    assertThat(parsed.best().statements().isEmpty() && parsed.valid().isPresent()).isFalse();
    String tree = PipelineJson.write(parsed.best());
    Diagnosed<Pipeline> read = PipelineJson.read(SourceFile.of("tree.json", tree), file);
    assertThat(read.best()).isEqualTo(parsed.best());
  }
}
