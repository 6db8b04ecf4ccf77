package dev.sqlflow.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineJsonTest {

  private static final String LOAD =
      "{'version':'1','file':'a.sf','length':14,'statements':[{'kind':'load','span':[0,13],"
          + "'table':{'parts':[{'value':'t','span':[5,6]}],'span':[5,6]},"
          + "'source':{'value':'s','span':[12,13]}}]}";

  @Test
  void everyPartIsWrittenWithItsPlace() {
    String json = PipelineJson.write(parse("LOAD t FROM s;").best());
    assertThat(json).isEqualTo(LOAD.replace('\'', '"'));
  }

  @Test
  void escapesAreWrittenPieceByPiece() {
    String json = PipelineJson.write(parse("SET x = [\"a\\nb\"];").best());
    assertThat(json)
        .contains(
            "{\"text\":\"a\\nb\",\"span\":[10,14],"
                + "\"pieces\":[[10,11],{\"text\":\"\\n\",\"span\":[11,13]},[13,14]]}");
  }

  @Test
  void directivesAreWrittenToo() {
    String text = "-- sqlflow:tags daily, eu\n-- sqlflow:ignore SF6001 read by hand\nSET x = 1;";
    roundTrip(SourceFile.of("a.sf", text));
    assertThat(PipelineJson.write(parse(text).best()))
        .contains("\"tags\":[{\"value\":\"daily\",\"span\":[16,21]}")
        .contains(
            "{\"code\":\"SF6001\",\"codeSpan\":[44,50],\"reason\":\"read by hand\","
                + "\"statements\":[[64,73]]}");
  }

  @TestFactory
  Stream<DynamicTest> treeOfEveryFixtureIsTheSameAgain() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      List<Path> fixtures =
          files
              .filter(file -> file.toString().endsWith(".sf"))
              .filter(file -> !file.toString().contains("/target/"))
              .toList();
      assertThat(fixtures).hasSizeGreaterThan(80);
      return fixtures.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      file.toString(),
                      () ->
                          roundTrip(SourceFile.decode(file.toString(), Files.readAllBytes(file)))));
    }
  }

  @Property(tries = 500, seed = "20261125", shrinking = ShrinkingMode.BOUNDED)
  void treeOfProgramIsTheSameAgain(@ForAll("programs") String program) {
    roundTrip(SourceFile.of("program.sf", program));
  }

  @Property(tries = 500, seed = "20261125", shrinking = ShrinkingMode.BOUNDED)
  void treeOfDamagedProgramIsTheSameAgain(@ForAll("damaged") String program) {
    roundTrip(SourceFile.of("damaged.sf", program));
  }

  @ParameterizedTest
  @ValueSource(strings = {"IF 1 THEN | END IF;", "SET x = [|];"})
  void deepTreeIsTheSameAgainOnAnOrdinaryStack(String pair) throws InterruptedException {
    String[] halves = pair.split("\\|");
    String program = nested(halves[0], halves[1]);
    List<String> again = new ArrayList<>();
    Thread thread =
        new Thread(null, () -> again.add(writtenAgain(program)), "shallow", 1024 * 1024);
    thread.start();
    thread.join();
    Pipeline tree = PipelineParser.parse(SourceFile.of("deep.sf", program)).best();
    assertThat(again).containsExactly(PipelineJson.write(tree));
  }

  private static String nested(String opening, String closing) {
    int bracket = opening.indexOf('[');
    return bracket < 0
        ? opening.repeat(270) + closing.repeat(270)
        : opening.substring(0, bracket) + "[".repeat(512) + "]".repeat(512) + ";";
  }

  private static String writtenAgain(String program) {
    SourceFile file = SourceFile.of("deep.sf", program);
    String json = PipelineJson.write(PipelineParser.parse(file).best());
    return PipelineJson.write(PipelineJson.read(SourceFile.of("a.json", json), file).best());
  }

  @Test
  void hostileNestingIsOneFinding() {
    Diagnosed<Pipeline> read =
        PipelineJson.read(SourceFile.of("a.json", "[".repeat(100_000)), SourceFile.of("a.sf", ""));
    assertThat(read.diagnostics()).extracting(found -> found.code().id()).containsExactly("SF1050");
  }

  @ParameterizedTest
  @MethodSource("wrongTrees")
  void wrongTreeIsReportedAtItsPlace(String part, String replacement, String expected) {
    String json = LOAD.replace(part, replacement);
    SourceFile pipeline = SourceFile.of("a.sf", "LOAD t FROM s;");
    Diagnosed<Pipeline> read =
        PipelineJson.read(SourceFile.of("a.json", json.replace('\'', '"')), pipeline);
    assertThat(read.best().statements()).isEmpty();
    assertThat(read.diagnostics()).hasSize(1);
    Diagnostic found = read.diagnostics().get(0);
    assertThat(found.code().id() + " " + found.label()).startsWith(expected);
    assertThat(found.span()).map(Span::file).map(SourceFile::name).contains("a.json");
  }

  static Stream<Arguments> wrongTrees() {
    return Stream.of(
        arguments("{'version'", "{ version", "SF1050 Unexpected character"),
        arguments("'version':'1'", "'version':'2'", "SF1051 version `2`"),
        arguments("'version':'1',", "", "SF1050 `version` is missing"),
        arguments("'length':14", "'length':15", "SF1052 a.sf has 14"),
        arguments("'length':14", "'length':'14'", "SF1050 a whole number from 0 was expected here"),
        arguments("'kind':'load'", "'kind':'lod'", "SF1050 a kind of statement was expected here"),
        arguments("'kind':'load'", "'kind':1", "SF1050 a text was expected here"),
        arguments("[0,13]", "[0,99]", "SF1050 a pair of offsets of `a.sf` was expected here"),
        arguments("[0,13]", "[9,2]", "SF1050 a pair of offsets of `a.sf` was expected here"),
        arguments("[0,13]", "{}", "SF1050 a list was expected here"),
        arguments("{'value':'s','span':[12,13]}", "[]", "SF1050 an object was expected here"),
        arguments("[{'value':'t','span':[5,6]}]", "[]", "SF1050 at least one element was expected"),
        arguments("'value':'s',", "", "SF1050 `value` is missing"),
        arguments("'value':'s'", "'value':'s','value':'s'", "SF1050 Duplicate Object property"));
  }

  @Test
  void placeOfWrongPartIsTheSmallest() {
    String json = LOAD.replace("[12,13]", "[12,true]").replace('\'', '"');
    Diagnosed<Pipeline> read =
        PipelineJson.read(SourceFile.of("a.json", json), SourceFile.of("a.sf", "LOAD t FROM s;"));
    assertThat(read.diagnostics())
        .extracting(found -> found.span().orElseThrow().text())
        .containsExactly("true");
  }

  @Test
  void emptyFileIsNoTree() {
    Diagnosed<Pipeline> read =
        PipelineJson.read(SourceFile.of("a.json", " "), SourceFile.of("a.sf", ""));
    assertThat(read.diagnostics())
        .extracting(Diagnostic::label)
        .containsExactly("nothing stands here");
  }

  @Test
  void truncatedTreeIsReportedWhereverItEnds() {
    SourceFile pipeline = SourceFile.of("a.sf", "SET x = {\"a\": [1, \"${y|z}\"]};");
    String json = PipelineJson.write(PipelineParser.parse(pipeline).best());
    for (int end = 0; end < json.length(); end++) {
      Diagnosed<Pipeline> read =
          PipelineJson.read(SourceFile.of("a.json", json.substring(0, end)), pipeline);
      assertThat(read.diagnostics()).as(json.substring(0, end)).hasSize(1);
    }
  }

  private static void roundTrip(SourceFile file) {
    Pipeline tree = PipelineParser.parse(file).best();
    String json = PipelineJson.write(tree);
    Diagnosed<Pipeline> read = PipelineJson.read(SourceFile.of("tree.json", json), file);
    assertThat(read.diagnostics()).isEmpty();
    assertThat(read.best()).isEqualTo(tree);
    assertThat(PipelineJson.write(read.best())).isEqualTo(json);
  }

  private static Diagnosed<Pipeline> parse(String text) {
    return PipelineParser.parse(SourceFile.of("a.sf", text));
  }

  @Provide
  Arbitrary<String> programs() {
    return Programs.programs();
  }

  @Provide
  Arbitrary<String> damaged() {
    return Mutations.damaged(Programs.programs());
  }
}
