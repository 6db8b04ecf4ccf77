package dev.sqlflow.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

  private static final Options OPTIONS =
      Options.of(
          ordered(
              "path",
              "/data/a.csv",
              "rows",
              5L,
              "header",
              true,
              "timeout",
              Duration.ofSeconds(30),
              "nulls",
              List.of("", "NA"),
              "types",
              ordered("b", "DOUBLE", "a", "DATE")));

  @Test
  void values_come_back_with_their_types() {
    assertThat(OPTIONS.text("path")).isEqualTo("/data/a.csv");
    assertThat(OPTIONS.integer("rows")).isEqualTo(5);
    assertThat(OPTIONS.flag("header")).isTrue();
    assertThat(OPTIONS.texts("nulls")).containsExactly("", "NA");
    assertThat(OPTIONS.map("types"))
        .containsExactly(Map.entry("b", "DOUBLE"), Map.entry("a", "DATE"));
  }

  @Test
  void optional_values_are_there_or_empty() {
    assertThat(OPTIONS.optionalText("path")).contains("/data/a.csv");
    assertThat(OPTIONS.optionalText("other")).isEmpty();
    assertThat(OPTIONS.optionalInteger("rows")).hasValue(5);
    assertThat(OPTIONS.optionalInteger("other")).isEmpty();
    assertThat(OPTIONS.optionalDuration("timeout")).contains(Duration.ofSeconds(30));
    assertThat(OPTIONS.optionalDuration("other")).isEmpty();
    assertThat(OPTIONS.list("other")).isEmpty();
    assertThat(OPTIONS.map("other")).isEmpty();
    assertThat(OPTIONS.has("rows")).isTrue();
    assertThat(OPTIONS.has("other")).isFalse();
  }

  @Test
  void names_keep_the_user_s_order() {
    assertThat(OPTIONS.names())
        .containsExactly("path", "rows", "header", "timeout", "nulls", "types");
  }

  @Test
  void what_is_asked_for_wrongly_is_a_bug_that_names_the_option() {
    assertThatThrownBy(() -> OPTIONS.text("other"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("option other is absent");
    assertThatThrownBy(() -> OPTIONS.integer("path"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("option path is not a Long");
  }

  @Test
  void nothing_can_be_changed_from_outside() {
    Map<String, Object> values = new HashMap<>(Map.of("a", "1"));
    Options options = Options.of(values);
    values.put("a", "2");

    assertThat(options.text("a")).isEqualTo("1");
    assertThatThrownBy(() -> OPTIONS.list("nulls").add("x"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> OPTIONS.map("types").clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> OPTIONS.names().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void lists_may_hold_nulls() {
    Options options = Options.of(Map.of("rows", Arrays.asList(1L, null)));

    assertThat(options.list("rows")).containsExactly(1L, null);
  }

  @Test
  void no_value_is_told_to_a_log() {
    assertThat(Options.of(Map.of("password", "hidden"))).hasToString("Options[password]");
  }

  private static Map<String, Object> ordered(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int index = 0; index < entries.length; index += 2) {
      map.put((String) entries[index], entries[index + 1]);
    }
    return map;
  }
}
