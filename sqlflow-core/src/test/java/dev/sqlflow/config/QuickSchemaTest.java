package dev.sqlflow.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.source.SourceFile;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What the quick check accepts, the real validator accepts too. */
class QuickSchemaTest {

  private static final List<String> SCHEMAS =
      List.of(
          "{\"type\": \"string\", \"minLength\": 1, \"maxLength\": 2, \"pattern\": \"^[a-z]\"}",
          "{\"type\": [\"integer\", \"null\"], \"minimum\": 0, \"exclusiveMaximum\": 5}",
          "{\"type\": \"number\", \"maximum\": 1, \"exclusiveMinimum\": -1}",
          "{\"enum\": [\"a\", \"b\", 1]}",
          "{\"type\": \"array\", \"items\": {\"type\": \"integer\"}, \"minItems\": 1, \"maxItems\": 2}",
          "{\"type\": \"object\", \"additionalProperties\": false, \"required\": [\"a\"],"
              + " \"properties\": {\"a\": {\"type\": \"boolean\"}, \"b\": {}}}",
          "{\"additionalProperties\": {\"type\": \"string\"}, \"properties\": {\"a\": {}}}",
          "{\"additionalProperties\": true, \"oneOf\": [{\"required\": [\"a\"]}, {\"required\":"
              + " [\"b\"]}]}",
          "{\"dependentRequired\": {\"a\": [\"b\"]}}",
          "{\"not\": {\"type\": \"string\"}}",
          "{\"allOf\": [{\"if\": {\"properties\": {\"a\": {\"const\": \"b\"}}, \"required\": [\"a\"]},"
              + " \"then\": {\"required\": [\"b\"]}}, {\"required\": [\"a\"]}]}",
          "{\"if\": {\"properties\": {\"a\": {\"const\": \"a\"}}}, \"then\": {\"required\": [\"b\"]},"
              + " \"else\": {\"required\": [\"c\"]}}",
          "{\"if\": {\"not\": {\"required\": [\"a\"]}}, \"then\": {\"required\": [\"b\"]}}",
          "{\"if\": {\"minProperties\": 2}, \"then\": {\"required\": [\"b\"]}}",
          "{\"if\": {\"properties\": {\"a\": {\"const\": 1}}}, \"else\": {\"required\": [\"b\"]}}",
          "{\"if\": true, \"then\": {\"required\": [\"a\"]}}",
          "{\"pattern\": \"[\"}");

  private static final List<String> VALUES =
      List.of(
          "a",
          "A",
          "abc",
          "\"\"",
          "\"\uD83D\uDE00x\"",
          "0",
          "5",
          "4.5",
          "1.0",
          "-1",
          "1e0",
          "~",
          "true",
          "[]",
          "[1]",
          "[1, x]",
          "[1, 2, 3]",
          "{}",
          "{a: true}",
          "{b: 1}",
          "{a: x, b: y}",
          "{a: 1, c: 2}",
          "{c: x}");

  private static JsonSchema schema(String json) {
    return new JsonSchema(JsonMapper.shared().readTree(json));
  }

  private static ConfigValue value(String yaml) {
    return YamlReader.read(SourceFile.of("v.yml", yaml)).best().orElseThrow();
  }

  @Provide
  Arbitrary<String> schemas() {
    return Arbitraries.of(SCHEMAS.subList(0, SCHEMAS.size() - 1));
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(VALUES);
  }

  @Property
  void whatItAcceptsIsRight(@ForAll("schemas") String schema, @ForAll("values") String yaml) {
    ConfigValue value = value(yaml);
    if (new QuickSchema(JsonMapper.shared().readTree(schema)).accepts(value)) {
      assertThat(schema(schema).explain(value)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, a, true",
    "0, A, false",
    "1, 3, true",
    "1, ~, true",
    "1, 1.0, false",
    "2, 0.5, true",
    "3, a, true",
    "3, c, false",
    "4, '[1, 2]', true",
    "4, '[x]', false",
    "5, '{a: true}', true",
    "5, '{a: true, c: 1}', false",
    "6, '{a: 1, b: x}', true",
    "6, '{b: 1}', false",
    "7, '{a: 1}', true",
    "7, '{a: 1, b: 1}', false",
    "8, '{b: 1}', true",
    "8, '{a: 1}', false",
    "9, 5, false",
    "10, '{a: x, b: y}', true",
    "10, '{b: 1}', false",
    "11, '{a: x, b: y}', false",
    "11, '{c: x}', false",
    "12, '{b: 1}', true",
    "12, '{c: x}', false",
    "12, '{a: true}', true",
    "13, '{a: true}', false",
    "16, x, false"
  })
  void itKnowsTheEverydayRules(int schema, String yaml, boolean accepted) {
    assertThat(
            new QuickSchema(JsonMapper.shared().readTree(SCHEMAS.get(schema))).accepts(value(yaml)))
        .isEqualTo(accepted);
  }
}
