package dev.sqlflow.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Null;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

  private static Diagnosed<Optional<ConfigValue>> read(String text) {
    return YamlReader.read(SourceFile.of("p.yml", text));
  }

  private static MapValue map(String text) {
    Diagnosed<Optional<ConfigValue>> read = read(text);
    assertThat(read.diagnostics()).isEmpty();
    return (MapValue) read.best().orElseThrow();
  }

  /** Code, place and message of each finding, one a line. */
  private static String findings(String text) {
    StringBuilder lines = new StringBuilder();
    read(text)
        .diagnostics()
        .forEach(
            found ->
                lines
                    .append(found.code().id())
                    .append(' ')
                    .append(found.span().orElseThrow().from())
                    .append(' ')
                    .append(found.message())
                    .append('\n'));
    return lines.toString();
  }

  @Test
  void aMapKeepsOrderAndKnowsEveryPlace() {
    MapValue map = map("b: 1\na:\n  - x\n  - \"y\"\n");
    assertThat(map.entries()).extracting(ConfigValue.Entry::key).containsExactly("b", "a");
    assertThat(map.entries().get(1).keySpan().orElseThrow().text()).isEqualTo("a");
    ListValue list = (ListValue) map.get("a").orElseThrow();
    assertThat(list.origin().place().orElseThrow().text()).isEqualTo("- x\n  - \"y\"");
    assertThat(list.elements().get(1).origin().describe()).isEqualTo("p.yml:4:5");
  }

  @ParameterizedTest
  @CsvSource({
    "no",
    "yes",
    "on",
    "12:30",
    "007",
    "-007",
    "01.5",
    "2024-01-01",
    ".inf",
    ".nan",
    "1_000",
    "0b1",
    "+",
    ".",
    "1e",
    "tRUE",
    "0x",
    "0o8"
  })
  void aPlainScalarThatTheCoreSchemaDoesNotKnowIsText(String scalar) {
    assertThat(map("k: " + scalar).get("k").orElseThrow())
        .isInstanceOfSatisfying(Text.class, text -> assertThat(text.value()).isEqualTo(scalar));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "-5,-5",
    "+5,5",
    "1.10,1.10",
    "5.,5",
    ".5,0.5",
    "-.5e3,-0.5e3",
    "1E+9,1e+9",
    "0x1F,31",
    "0o17,15"
  })
  void aNumberIsSpeltAsJsonSpellsIt(String scalar, String spelling) {
    assertThat(map("k: " + scalar).get("k").orElseThrow())
        .isInstanceOfSatisfying(
            Numeric.class, number -> assertThat(number.spelling()).isEqualTo(spelling));
  }

  @Test
  void truthAndNullAreTyped() {
    MapValue map = map("a: True\nb: false\nc: ~\nd:\ne: !!str true\nf: ! 5\ng: !!int 5\n");
    assertThat(map.get("a").orElseThrow()).isInstanceOf(Bool.class);
    assertThat(map.get("b").orElseThrow())
        .isInstanceOfSatisfying(Bool.class, bool -> assertThat(bool.value()).isFalse());
    assertThat(map.get("c").orElseThrow()).isInstanceOf(Null.class);
    assertThat(map.get("d").orElseThrow()).isInstanceOf(Null.class);
    assertThat(map.get("e").orElseThrow()).isInstanceOf(Text.class);
    assertThat(map.get("f").orElseThrow()).isInstanceOf(Text.class);
    assertThat(map.get("g").orElseThrow()).isInstanceOf(Numeric.class);
  }

  @Test
  void aQuotedScalarIsTextAndMayBecomeAnotherType() {
    Text text = (Text) map("k: \"5\"").get("k").orElseThrow();
    assertThat(text.value()).isEqualTo("5");
    assertThat(text.coercible()).isTrue();
    assertThat(text.origin().place().orElseThrow().text()).isEqualTo("\"5\"");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "k: plain ${x} text|${x}",
        "k: \"quoted ${x}\"|${x}",
        "k: 'it''s ${x}'|${x}",
        "k: \"a\\tb\\u0041\\x41\\U0001F600\\\" ${x}\"|${x}",
        "\"\uD83D\uDE00\": {a: \uD83D\uDE00, b: \"\uD83D\uDE00${x}\"}|${x}",
        "k: &anchor !!str \"v ${x}\"|${x}",
      },
      delimiter = '|')
  void aCharacterOfOneLineKnowsItsPlace(String yaml, String expected) {
    LocatedText source = source(map(yaml).entries().get(0).value());
    int at = source.text().indexOf("${x}");
    Span span = source.span(at, at + 4);
    assertThat(span.text()).isEqualTo(expected);
    assertThat(span.start()).isEqualTo(yaml.indexOf("${x}"));
  }

  private static LocatedText source(ConfigValue value) {
    ConfigValue text =
        value instanceof MapValue map ? map.entries().get(map.entries().size() - 1).value() : value;
    LocatedText source = ((Text) text).source();
    assertThat(source).isNotNull();
    return source;
  }

  @Test
  void anEscapeKnowsItsPlace() {
    LocatedText source = source(map("k: \"a\\u0041b\"").get("k").orElseThrow());
    assertThat(source.text()).isEqualTo("aAb");
    assertThat(source.span(1, 2).text()).isEqualTo("\\u0041");
  }

  @ParameterizedTest
  @CsvSource({"'k: \"a\n  b\"'", "'k: a\n  b'", "'k: >-\n  a\n  b'", "'k: ''a\n  b'''"})
  void aFoldedTextHasThePlaceOfTheWhole(String yaml) {
    LocatedText source = source(map(yaml).get("k").orElseThrow());
    assertThat(source.text()).isEqualTo("a b");
    assertThat(source.span(0, 1).text()).isEqualTo(yaml.substring(3));
  }

  @Test
  void anAliasIsTheValueOfItsAnchor() {
    MapValue map = map("a: &x {k: 1}\nb: *x\n");
    assertThat(map.get("b").orElseThrow()).isSameAs(map.get("a").orElseThrow());
  }

  @Test
  void anEmptyFileHoldsNothing() {
    assertThat(read("").best()).isEmpty();
    assertThat(read("# only a comment\n").best()).isEmpty();
    assertThat(findings("# only a comment\n")).isEmpty();
  }

  @Test
  void aDuplicateKeyShowsBothPlaces() {
    Diagnosed<Optional<ConfigValue>> read = read("a: 1\n'a': 2\n");
    assertThat(findings("a: 1\n'a': 2\n")).isEqualTo("SF2202 2:1 key `a` stands twice\n");
    assertThat(read.diagnostics().get(0).related().get(0).span().from()).hasToString("1:1");
    assertThat(((MapValue) read.best().orElseThrow()).entries()).hasSize(1);
  }

  @Test
  void whatAProfileMayNotUseIsNamed() {
    assertThat(findings("a: !foo 1\nb: !!binary x\nc: !!set {}\nd: !!omap []\n"))
        .isEqualTo(
            """
            SF2203 1:4 unknown tag `!foo`
            SF2203 2:4 unknown tag `!!binary`
            SF2203 3:4 unknown tag `!!set`
            SF2203 4:4 unknown tag `!!omap`
            """);
    assertThat(findings("5: a\ntrue: b\n[x]: c\n~: d\n? {a: b}\n: e\n<<: {f: g}\n'<<': h\n"))
        .isEqualTo(
            """
            SF2203 1:1 a key must be text
            SF2203 2:1 a key must be text
            SF2203 3:1 a key must be text
            SF2203 4:1 a key must be text
            SF2203 5:3 a key must be text
            SF2203 7:1 `<<` is not supported
            """);
    assertThat(findings("a: 1\n---\nb: 2\n"))
        .isEqualTo("SF2203 2:1 a file holds one document only\n");
    assertThat(findings("a: *nothing\n")).isEqualTo("SF2203 1:4 undefined alias `*nothing`\n");
  }

  @Test
  void whatIsTooLargeIsRefusedAtItsPlace() {
    assertThat(findings("a: &a\n  b: *a\n"))
        .isEqualTo("SF2204 2:6 alias `*a` stands inside of what it means\n");
    assertThat(findings("a: &a 1\nb: [" + "*a, ".repeat(51) + "]\n"))
        .isEqualTo("SF2204 2:205 more than 50 aliases\n");
    assertThat(findings("[".repeat(51) + "]".repeat(51)))
        .isEqualTo("SF2204 1:51 nested more than 50 deep\n");
    assertThat(findings("[".repeat(20_000))).isEqualTo("SF2204 1:51 nested more than 50 deep\n");
    assertThat(findings("a: " + "9".repeat(1_001)))
        .isEqualTo("SF2204 1:4 number of over 1,000 digits or with an exponent over 9,999\n");
    assertThat(findings("a: 1e10000"))
        .isEqualTo("SF2204 1:4 number of over 1,000 digits or with an exponent over 9,999\n");
    assertThat(findings("a: " + "x".repeat(1 << 20)))
        .isEqualTo("SF2204 1:1 file is larger than 1 MiB\n");
    assertThat(findings("a: " + "\u20AC".repeat(400_000)))
        .isEqualTo("SF2204 1:1 file is larger than 1 MiB\n");
    assertThat(findings("a: " + "\u20AC".repeat(300_000))).isEmpty();
  }

  @Test
  void aliasesOfAliasesCanNotMakeATreeThatIsTooLarge() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i <= 5; i++) {
      laughs
          .append("a%d: &a%d [".formatted(i, i))
          .append("*a%d, ".formatted(i - 1).repeat(9))
          .append("]\n");
    }
    assertThat(findings(laughs.toString()))
        .endsWith("aliases that make the file too large\n")
        .hasLineCount(1);
  }

  @Test
  void anEscapeThatIsNoCharacterIsNamed() {
    assertThat(findings(" \"*e\\x"))
        .isEqualTo("SF2201 1:5 not YAML: this escape is no character\n");
    assertThat(findings("a: \\x\nb: \"\\UFFFFFFFF\"\n"))
        .isEqualTo("SF2201 2:5 not YAML: this escape is no character\n");
    assertThat(findings("a: \"\\U00110000\"\n")).startsWith("SF2201 1:7 not YAML: ");
    assertThat(findings("# \\x\na: \"\\\\x\"\nb: \"\\\\xy \\UFFFFFFFF\"\n"))
        .isEqualTo("SF2201 3:10 not YAML: this escape is no character\n");
    assertThat(findings("a: \"\\xzz\"\n")).startsWith("SF2201 1:7 not YAML: ");
  }

  @Test
  void whatIsNotYamlIsReportedAtItsPlace() {
    assertThat(findings("a: b: c\n"))
        .isEqualTo("SF2201 1:5 not YAML: mapping values are not allowed here\n");
    assertThat(findings("a: [1, 2\nb: 3\n")).startsWith("SF2201 2:2 not YAML: ");
    assertThat(findings("a: \"x\n")).startsWith("SF2201 2:1 not YAML: ");
    assertThat(findings("a: x\u0001y"))
        .isEqualTo("SF2201 1:5 character U+0001 is not allowed in YAML\n");
    assertThat(findings("\uD83D\uDE00: x\n b: !u!x y\n")).startsWith("SF2201 2:");
  }

  @Test
  void bytesThatAreNotUtf8AreReportedAtTheirPlace() {
    byte[] latin = "a: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    Diagnosed<Optional<ConfigValue>> read = YamlReader.read(SourceFile.decode("p.yml", latin));
    assertThat(read.diagnostics()).hasSize(1);
    assertThat(read.diagnostics().get(0).code().id()).isEqualTo("SF1001");
    assertThat(read.diagnostics().get(0).span().orElseThrow().from()).hasToString("1:7");
  }

  @Property(tries = 2_000)
  void noTextMakesItThrow(
      @ForAll
          @StringLength(max = 40)
          @CharRange(from = ' ', to = '~')
          @CharRange(from = '\n', to = '\n')
          String text) {
    assertThat(read(text)).isNotNull();
  }

  @Property(tries = 1_000)
  void noBytesMakeItThrow(@ForAll @ByteRange byte[] bytes) {
    assertThat(YamlReader.read(SourceFile.decode("p.yml", bytes))).isNotNull();
  }
}
