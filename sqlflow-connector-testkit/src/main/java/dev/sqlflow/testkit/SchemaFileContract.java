package dev.sqlflow.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What every schema keeps, also one that is there without its connector. */
public abstract class SchemaFileContract {

  private static final Set<String> EXTENSIONS =
      Set.of(
          "x-destination",
          "x-destination-scope",
          "x-applies-to",
          "x-environment-unless",
          "x-environment-variable",
          "x-per-use",
          "x-renamed-from",
          "x-removed-in");

  /** Makes the test. */
  protected SchemaFileContract() {}

  /**
   * Returns where the schema is.
   *
   * @return a resource
   */
  protected abstract URL resource();

  @Test
  void the_schema_is_one_of_draft_2020_12() {
    assertThat(schema().document().path("$schema").stringValue(""))
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema().faults()).isEmpty();
  }

  @Test
  void the_schema_is_closed_and_described() {
    JsonNode document = schema().document();

    assertThat(document.path("type").stringValue("")).isEqualTo("object");
    assertThat(document.path("additionalProperties").isBoolean()).isTrue();
    assertThat(document.path("additionalProperties").booleanValue()).isFalse();
    assertThat(document.path("description").stringValue("")).isNotBlank();
  }

  @Test
  void every_option_has_a_type_and_a_description() {
    schema()
        .options()
        .forEach(
            (name, option) -> {
              assertThat(name).matches("[a-z][a-z0-9_]*");
              assertThat(option.path("type").stringValue("")).as(name).isNotBlank();
              assertThat(option.path("description").stringValue("")).as(name).endsWith(".");
            });
  }

  @Test
  void every_option_has_examples_and_accepts_them() {
    schema()
        .options()
        .forEach(
            (name, option) -> {
              assertThat(option.path("examples").isEmpty()).as("examples of " + name).isFalse();
              option
                  .path("examples")
                  .forEach(
                      example ->
                          assertThat(ConnectorSchema.faults(option, example))
                              .as("example " + example + " of " + name)
                              .isEmpty());
            });
  }

  @Test
  void every_default_is_accepted() {
    schema()
        .options()
        .forEach(
            (name, option) -> {
              if (option.has("default")) {
                assertThat(ConnectorSchema.faults(option, option.get("default")))
                    .as(name)
                    .isEmpty();
              }
            });
  }

  @Test
  void whole_sets_of_options_are_shown_and_accepted() {
    JsonNode examples = schema().document().path("examples");

    assertThat(examples.isEmpty()).isFalse();
    examples.forEach(example -> assertThat(schema().faults(example)).isEmpty());
  }

  @Test
  void only_known_extensions_are_used() {
    Set<String> used = new TreeSet<>();
    schema()
        .options()
        .values()
        .forEach(
            option ->
                option
                    .propertyNames()
                    .forEach(
                        keyword -> {
                          if (keyword.startsWith("x-")) {
                            used.add(keyword);
                          }
                        }));

    assertThat(EXTENSIONS).containsAll(used);
  }

  @Test
  void no_old_name_is_a_present_one_or_old_for_two_options() {
    Set<String> names = new TreeSet<>(schema().options().keySet());
    schema()
        .options()
        .values()
        .forEach(
            option ->
                option
                    .path("x-renamed-from")
                    .forEach(old -> assertThat(names.add(old.stringValue())).isTrue()));
  }

  @Test
  void environment_variables_are_taken_on_demand_and_mean_one_option_each() {
    Set<String> variables = new TreeSet<>();
    schema()
        .options()
        .forEach(
            (name, option) -> {
              String variable = option.path("x-environment-variable").stringValue("");
              if (option.has("x-environment-variable")) {
                assertThat(variable).as(name).matches("[A-Z][A-Z0-9_]*");
                assertThat(variables.add(variable)).as(variable).isTrue();
              } else {
                assertThat(option.has("x-environment-unless")).as(name).isFalse();
              }
            });

    if (!variables.isEmpty()) {
      JsonNode asking = schema().options().get("use_environment");
      assertThat(asking).isNotNull();
      assertThat(requireNonNull(asking).path("default").asString("")).isEqualTo("false");
    }
  }

  @Test
  void a_retired_option_says_why() {
    schema()
        .options()
        .forEach(
            (name, option) -> {
              if (option.has("x-removed-in")) {
                assertThat(option.path("description").stringValue(""))
                    .as(name)
                    .startsWith("Retired: ");
                assertThat(option.has("default")).as(name).isFalse();
              }
            });
  }

  final ConnectorSchema schema() {
    return ConnectorSchema.at(resource());
  }
}
