package dev.sqlflow.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Large and hostile inputs end with a tree or with findings. What would take time in the square of
 * the input's length would take hours here: the limit is a guard, no measurement.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LargeInputsTest {

  private static final int TEN_MB = 10 * 1024 * 1024;
  private static final int ONE_MB = 1024 * 1024;

  @Test
  void hundredThousandStatementsAreAllRead() {
    assertThat(valid("CREATE TABLE t AS SELECT ${a}, 'b' FROM c;\n".repeat(100_000)).statements())
        .hasSize(100_000);
  }

  @Test
  void hundredThousandDamagedStatementsAreAHundredThousandFindings() {
    Diagnosed<Pipeline> parsed = parse("LOAD t FORM s;\n".repeat(100_000));
    assertThat(parsed.diagnostics()).hasSize(100_000);
    assertThat(parsed.best().statements()).hasSize(100_000);
  }

  @Test
  void hundredThousandForgottenSemicolonsAreAHundredThousandFindings() {
    Diagnosed<Pipeline> parsed = parse("CREATE VIEW v AS SELECT 1\n".repeat(100_000));
    assertThat(codes(parsed)).hasSize(100_000).containsOnly("SF1003");
  }

  static Stream<Arguments> largeQueries() {
    return Stream.of(
        arguments("one string", "'" + "x''\n".repeat(TEN_MB / 4) + "'"),
        arguments("one comment", "1 /*" + " x\n".repeat(TEN_MB / 3) + "*/, 2"),
        arguments("nested comments", "/*".repeat(TEN_MB / 4) + "*/".repeat(TEN_MB / 4) + " 1"),
        arguments("one dollar quote", "$a$" + "$$ ;\n".repeat(TEN_MB / 5) + "$a$"),
        arguments("one line", "SELECT " + "a, ".repeat(TEN_MB / 3) + "b"),
        arguments("lines that nearly begin a statement", "load\nx\n".repeat(TEN_MB / 7) + "1"),
        arguments("lines that begin with IF", "if 'x\n'\n".repeat(ONE_MB / 9) + "1"),
        arguments("references", "${a|{b}}, ".repeat(ONE_MB / 10) + "1"),
        arguments("references over lines", "${a|\n}, ".repeat(ONE_MB / 8) + "1"),
        arguments("TO before strings", "b TO 'a' ".repeat(TEN_MB / 9) + "x"),
        arguments("closers", ")".repeat(TEN_MB)),
        arguments("a word", "x".repeat(TEN_MB)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("largeQueries")
  void largeQueryIsRead(String name, String query) {
    Pipeline pipeline = valid("EXPORT SELECT " + query + " TO 'c';");
    assertThat(pipeline.statements()).hasSize(1);
  }

  @Test
  void optionsOfAMegabyteAreRead() {
    String elements = "{\"a\": \"\\n${b}\"}, ".repeat(ONE_MB / 18);
    assertThat(valid("SET x = [" + elements + "1];").statements()).hasSize(1);
  }

  @Test
  void rawTextOfAMegabyteIsRead() {
    assertThat(valid("SET x = " + "a /* b */ ${c}\n".repeat(ONE_MB / 15) + ";").statements())
        .hasSize(1);
  }

  static Stream<Arguments> hostileInputs() {
    return Stream.of(
        arguments("brackets", "CREATE VIEW v AS " + "(".repeat(10_000), "SF1004"),
        arguments("closed brackets of JSON", "SET x = " + nested("[", "]"), "SF1011"),
        arguments("open brackets of JSON", "SET x = " + "[".repeat(10_000), "SF1011"),
        arguments("IFs", "IF 1 THEN ".repeat(10_000), "SF1011"),
        arguments("conditions", "IF " + nested("(", ")") + " THEN END IF;", "SF1011"),
        arguments("negations", "IF " + "NOT ".repeat(10_000) + "1 THEN END IF;", "SF1011"),
        arguments("references", "SET x = '" + "${a|".repeat(10_000) + "';", "SF2110"),
        arguments("open quote", "SET x = 'a" + "b\n".repeat(TEN_MB / 2), "SF1004"),
        arguments("open comment", "SET x = 1;" + "/*".repeat(TEN_MB / 2), "SF1004"),
        arguments("NUL", "SET x = 'a\0b';", "SF1007"),
        arguments("half a surrogate pair", "SET x = [\"\ud800\"];", "SF1023"),
        arguments("one half as a statement", "\udc00", "SF1002"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileInputs")
  void hostileInputIsOneFinding(String name, String text, String code) {
    assertThat(codes(parse(text))).containsExactly(code);
  }

  @Test
  void ifsAndBracketsMayBeNestedDeeply() {
    valid("CREATE VIEW v AS " + nested("(", ")") + ";");
    valid("IF 1 THEN ".repeat(512) + "END IF;".repeat(512));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
  void fileInUtf16IsReported(String charset) throws IOException {
    byte[] bytes = "SET x = 'ä';\nLOAD a FROM b;".getBytes(charset);
    SourceFile file = SourceFile.decode("a.sf", bytes);
    assertThat(PipelineParser.parse(file).valid()).isEmpty();
  }

  @Test
  void anyBytesCutFromUtf8AreReported() {
    byte[] bytes = "SET x = 'ä';".getBytes(StandardCharsets.UTF_8);
    byte[] cut = Arrays.copyOf(bytes, 10);
    assertThat(codes(PipelineParser.parse(SourceFile.decode("a.sf", cut))))
        .containsExactly("SF1001");
  }

  private static String nested(String opening, String closing) {
    return opening.repeat(10_000) + "1" + closing.repeat(10_000);
  }

  private static Pipeline valid(String text) {
    Diagnosed<Pipeline> parsed = parse(text);
    assertThat(codes(parsed)).isEmpty();
    return parsed.best();
  }

  private static Diagnosed<Pipeline> parse(String text) {
    return PipelineParser.parse(SourceFile.of("a.sf", text));
  }

  private static List<String> codes(Diagnosed<Pipeline> parsed) {
    return parsed.diagnostics().stream().map(found -> found.code().id()).toList();
  }
}
