package dev.sqlflow.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.config.SchemaResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The reference of profiles says what their JSON Schema says. After a change of the schema, {@code
 * mvn test -Dsqlflow.rerecord=true} writes the page anew.
 */
class ProfileReferenceTest {

  private static final Path PAGE = Path.of("../docs/profile-reference.md");

  private static final String HEAD =
      """
      <!-- generated from profile-1.0.schema.json by a test -->
      # Every key of a profile

      What each means together is told in [profiles.md](profiles.md). `<name>` stands for a name that you choose. The options of a
      connection's `params` are those of its connector: see [connectors](connectors). Editors complete and check by the same
      schema: `mvn sqlflow:schema-export` writes it.

      | key | value | default | meaning |
      | --- | --- | --- | --- |
      """;

  private final List<String> rows = new ArrayList<>();

  @Test
  void the_page_says_what_the_schema_says() throws IOException {
    keys("", SchemaResource.read(ProfileSchema.class, ProfileSchema.FILE));
    String expected = HEAD + String.join("\n", rows) + "\n";
    if (Boolean.getBoolean("sqlflow.rerecord")) {
      Files.writeString(PAGE, expected);
    }

    assertThat(PAGE).content().isEqualTo(expected);
  }

  private void keys(String prefix, JsonNode schema) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.stringValue()));
    for (Map.Entry<String, JsonNode> key : schema.path("properties").properties()) {
      row(prefix + key.getKey(), key.getValue(), required.contains(key.getKey()));
    }
    JsonNode other = schema.path("additionalProperties");
    if (other.isObject() && !other.isEmpty() && !schema.has("properties")) {
      row(prefix + "<name>", other, false);
    }
  }

  private void row(String path, JsonNode rule, boolean required) {
    String meaning = rule.path("description").asString("");
    if (!meaning.isEmpty() || rule.has("enum")) {
      String absent = rule.has("default") ? "`" + rule.get("default").asString() + "`" : "";
      rows.add(
          "| `%s` | %s | %s | %s |"
              .formatted(path, value(rule), required ? "required" : absent, meaning));
    }
    keys(path + ".", rule);
    if (rule.path("items").has("properties")) {
      keys(path + "[].", rule.get("items"));
    }
  }

  private static String value(JsonNode rule) {
    if (rule.has("enum")) {
      return rule.path("enum")
          .valueStream()
          .map(one -> "`" + one.asString() + "`")
          .distinct()
          .collect(Collectors.joining(", "));
    }
    JsonNode type = rule.path("type");
    return type.isArray()
        ? type.valueStream().map(ProfileReferenceTest::word).collect(Collectors.joining(" or "))
        : word(type);
  }

  private static String word(JsonNode type) {
    return switch (type.asString("")) {
      case "string" -> "text";
      case "object" -> "map";
      case "array" -> "list";
      case "boolean" -> "`true` or `false`";
      case "integer" -> "whole number";
      default -> "any";
    };
  }
}
