package dev.sqlflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Parses each {@code input.sf} under {@code cases/language} and compares tree and findings with the
 * files beside it. {@code -Dsqlflow.rerecord=true} writes those anew.
 */
class PipelineCasesTest {

  private static final Path CASES = Path.of("src/test/resources/cases/language");
  private static final boolean RERECORD = Boolean.getBoolean("sqlflow.rerecord");

  @TestFactory
  List<DynamicTest> parsesAsRecorded() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders
          .sorted()
          .map(
              folder ->
                  DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)))
          .toList();
    }
  }

  private static void check(Path folder) throws IOException {
    SourceFile file = SourceFile.decode("input.sf", Files.readAllBytes(folder.resolve("input.sf")));
    Diagnosed<Pipeline> parsed = PipelineParser.parse(file);
    compare(folder.resolve("tree.txt"), TreeText.of(parsed.best()));
    compare(folder.resolve("diagnostics.txt"), findings(parsed.diagnostics()));
    if (parsed.valid().isPresent()) {
      String printed = PipelinePrinter.print(parsed.best());
      Pipeline again = PipelineParser.parse(SourceFile.of("printed.sf", printed)).best();
      assertThat(TreeText.of(again)).as(printed).isEqualTo(TreeText.of(parsed.best()));
    }
  }

  private static void compare(Path expected, String actual) throws IOException {
    if (RERECORD && actual.isEmpty()) {
      Files.deleteIfExists(expected);
    } else if (RERECORD) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.exists(expected) ? Files.readString(expected) : "");
  }

  private static String findings(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(PipelineCasesTest::finding).collect(Collectors.joining());
  }

  private static String finding(Diagnostic finding) {
    StringBuilder text = new StringBuilder();
    text.append(finding.span().map(span -> span.from() + "-" + span.to()).orElse("-"))
        .append(' ')
        .append(finding.severity().label())
        .append(' ')
        .append(finding.code().id())
        .append(' ')
        .append(finding.message())
        .append(" | ")
        .append(finding.label())
        .append('\n');
    finding
        .related()
        .forEach(
            r ->
                text.append("  at ")
                    .append(r.span().from())
                    .append(" ")
                    .append(r.label())
                    .append('\n'));
    finding.help().forEach(help -> text.append("  help: ").append(help).append('\n'));
    finding
        .fix()
        .ifPresent(
            fix ->
                text.append("  fix: ")
                    .append(fix.title())
                    .append(
                        fix.edits().stream()
                            .map(
                                edit ->
                                    " ["
                                        + edit.span().from()
                                        + "-"
                                        + edit.span().to()
                                        + " -> "
                                        + edit.replacement()
                                        + "]")
                            .toList())
                    .append('\n'));
    return text.toString();
  }
}
