package dev.sqlflow.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.profile.ProfileSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an editor says of a profile by the exported schema. */
class EditorSchemaTest {

  private static final JsonNode DOCUMENT =
      ProfileSchema.with(
          ConnectorRegistry.load(EditorSchemaTest.class.getClassLoader()).valid().orElseThrow());

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(DOCUMENT.toString(), InputFormat.JSON);

  private static List<Error> complaints(String yaml) {
    Object value = new Yaml().load(yaml);
    return SCHEMA.validate(JsonMapper.shared().valueToTree(value).toString(), InputFormat.JSON);
  }

  private static String connection(String type, String params) {
    return "version: \"1.0\"\nconnectors:\n  c:\n    type: %s\n    params: %s\n"
        .formatted(type, params);
  }

  @Test
  void the_schema_is_one() {
    Schema meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(
                    "https://json-schema.org/draft/2020-12/schema"));

    assertThat(meta.validate(DOCUMENT.toString(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void the_profiles_of_the_demo_are_right() throws IOException {
    try (Stream<Path> profiles = Files.list(Path.of("../profiles"))) {
      for (Path profile : profiles.toList()) {
        assertThat(complaints(Files.readString(profile))).as(profile.toString()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ path: a.csv, has_header: true }",
        "{ path: '${data_dir}/a.csv', has_header: '${header|true}', skip_rows: '${n}' }",
        "{ has_header: 'false', skip_rows: '2', null_values: '-,n/a', columns: 'a,b' }",
        "{ path: null }",
        "{ header: true }"
      })
  void what_resolves_is_right(String params) {
    assertThat(complaints(connection("csv", params))).isEmpty();
    assertThat(complaints(connection("CSV", params))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ path: a.csv, has_headr: true }",
        "{ has_header: 'yes' }",
        "{ skip_rows: many }",
        "{ skip_rows: -1 }",
        "{ compression: rar }",
        "[]"
      })
  void what_is_an_error_is_one_in_the_editor(String params) {
    assertThat(complaints(connection("csv", params))).isNotEmpty();
  }

  @Test
  void an_option_tells_which_variable_may_give_it() {
    assertThat(DOCUMENT.at("/$defs/postgres/properties/host/description").stringValue())
        .endsWith(
            "Where nobody sets it, `PGHOST` does if `use_environment` is true, but not beside `url`.");
    assertThat(DOCUMENT.toString()).doesNotContain("x-environment");
  }

  @Test
  void an_unknown_type_and_an_unknown_key_are_errors() {
    assertThat(complaints(connection("cvs", "{}"))).isNotEmpty();
    assertThat(complaints("version: \"1.0\"\nvariabels: {}\n")).isNotEmpty();
  }

  @Test
  void a_profile_that_extends_another_may_hold_a_part_of_a_connection() {
    assertThat(complaints("version: \"1.0\"\nextends: base\nconnectors:\n  c: { type: csv }\n"))
        .isEmpty();
  }
}
