package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnosed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineSelectorTest {

  private static final List<PipelineFile> PIPELINES =
      List.of(
          pipeline("pipelines/customers.sf"),
          pipeline("pipelines/daily/offers.sf"),
          pipeline("pipelines/daily/stock.sf"),
          pipeline("pipelines/orders.sf"),
          pipeline("src/main/sqlflow/audit.sf"));

  private static final Map<String, List<String>> TAGS =
      Map.of("offers", List.of("daily"), "stock", List.of("daily", "weekly"));

  private static PipelineFile pipeline(String file) {
    String name = Path.of(file).getFileName().toString().replace(".sf", "");
    return new PipelineFile(name, file, Path.of("/project").resolve(file));
  }

  private static PipelineSelector selector(List<PipelineFile> pipelines) {
    return new PipelineSelector(pipelines, file -> TAGS.getOrDefault(file.name(), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          orders                        | orders
          pipelines/orders.sf           | orders
          ./pipelines/orders.sf         | orders
          pipelines\\orders.sf          | orders
          o*                            | offers,orders
          pipelines/o*.sf               | orders
          pipelines/**/o*.sf            | offers,orders
          **/*.sf                       | customers,offers,stock,orders,audit
          pipelines/daily               | offers,stock
          pipelines/daily/              | offers,stock
          orders, stock ,, orders       | stock,orders
          tag:daily                     | offers,stock
          tag:w*                        | stock
          tag:daily, orders             | offers,stock,orders
          /project/pipelines/orders.sf  | orders
          """)
  void selects_by_path_glob_folder_and_name(String selection, String names) {
    Diagnosed<SelectedPipelines> selected = selector(PIPELINES).select(Selection.parse(selection));

    assertThat(selected.diagnostics()).isEmpty();
    assertThat(selected.best().alone())
        .extracting(PipelineFile::name)
        .containsExactly(names.split(","));
  }

  @Test
  void nothing_written_selects_every_pipeline() {
    assertThat(selector(PIPELINES).select(Selection.parse(" , ")).best().alone())
        .isEqualTo(PIPELINES);
  }

  @Test
  void each_item_that_matches_nothing_is_an_error_with_the_nearest_name() {
    assertThat(errors(PIPELINES, "orders,ordres,pipelines/stok.sf"))
        .isEqualTo(
            """
            error[SF2401]: no pipeline matches `ordres`
               = help: did you mean `orders`?
               = help: the pipelines are pipelines/customers.sf, pipelines/daily/offers.sf, \
            pipelines/daily/stock.sf, pipelines/orders.sf, src/main/sqlflow/audit.sf
            error[SF2401]: no pipeline matches `pipelines/stok.sf`
               = help: did you mean `pipelines/daily/stock.sf`?
               = help: the pipelines are pipelines/customers.sf, pipelines/daily/offers.sf, \
            pipelines/daily/stock.sf, pipelines/orders.sf, src/main/sqlflow/audit.sf
            """);
  }

  @Test
  void a_long_list_of_pipelines_is_cut() {
    List<PipelineFile> many =
        IntStream.range(10, 22).mapToObj(i -> pipeline("pipelines/p" + i + ".sf")).toList();

    assertThat(errors(many, "zzz"))
        .endsWith("pipelines/p18.sf, pipelines/p19.sf and 2 more\n")
        .doesNotContain("p20");
  }

  @Test
  void a_selection_in_an_empty_project_says_so() {
    assertThat(errors(List.of(), "orders")).contains("help: there are no pipelines here");
  }

  @Test
  void a_broken_glob_is_an_error() {
    assertThat(errors(PIPELINES, "pipelines/[o.sf"))
        .isEqualTo(
            """
            error[SF2401]: `pipelines/[o.sf` is no pattern of names
               = help: `*`, `?`, `[ab]` and `{a,b}` stand for parts of a name, `**` for folders
            """);
  }

  @Test
  void a_tag_that_no_pipeline_has_shows_the_nearest_and_all() {
    assertThat(errors(PIPELINES, "tag:dialy"))
        .isEqualTo(
            """
            error[SF2401]: no pipeline has the tag `dialy`
               = help: did you mean `tag:daily`?
               = help: the tags are daily, weekly
            """);
    assertThat(errors(List.of(pipeline("pipelines/orders.sf")), "tag:x"))
        .contains("help: no pipeline has tags: write `-- sqlflow:tags x` at its top");
  }

  @Test
  void a_part_is_no_pipeline_and_the_error_says_so() {
    assertThat(errors(PIPELINES, "pipelines/_common.sf"))
        .contains("help: what begins with `_` is there to be included");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          +stock           | customers,offers,stock
          stock+           | stock,orders,audit
          +stock+          | customers,offers,stock,orders,audit
          +offers          | customers,offers
          audit+           | audit
          +tag:weekly      | customers,offers,stock
          +offers,orders+  | customers,offers,orders,audit
          """)
  void a_plus_follows_the_data_over_any_number_of_pipelines(String selection, String names) {
    Map<String, Set<String>> readsFrom =
        Map.of(
            "pipelines/daily/offers.sf", Set.of("pipelines/customers.sf"),
            "pipelines/daily/stock.sf", Set.of("pipelines/daily/offers.sf"),
            "pipelines/orders.sf", Set.of("pipelines/daily/stock.sf"),
            "src/main/sqlflow/audit.sf", Set.of("pipelines/orders.sf"));

    Diagnosed<SelectedPipelines> selected = selector(PIPELINES).select(Selection.parse(selection));

    assertThat(selected.diagnostics()).isEmpty();
    assertThat(selected.best().along(readsFrom))
        .extracting(PipelineFile::name)
        .containsExactly(names.split(","));
  }

  @Test
  void pipelines_that_read_from_each_other_are_found_once() {
    Map<String, Set<String>> circle =
        Map.of(
            "pipelines/orders.sf", Set.of("pipelines/customers.sf"),
            "pipelines/customers.sf", Set.of("pipelines/orders.sf"));

    assertThat(selector(PIPELINES).select(Selection.parse("+orders+")).best().along(circle))
        .extracting(PipelineFile::name)
        .containsExactly("customers", "orders");
  }

  @ParameterizedTest
  @CsvSource({"+ordres", "ordres+", "+ordres+"})
  void a_plus_at_what_does_not_exist_is_an_error_with_the_nearest(String item) {
    assertThat(errors(PIPELINES, item))
        .startsWith(
            "error[SF2401]: no pipeline matches `ordres`\n   = help: did you mean `orders`?\n");
  }

  @Test
  void a_plus_alone_matches_nothing() {
    assertThat(errors(PIPELINES, "+")).startsWith("error[SF2401]: no pipeline matches ``\n");
  }

  @Test
  void without_plans_a_plus_can_not_be_followed() {
    Diagnosed<SelectedPipelines> selected =
        selector(PIPELINES).selectWithoutPlans(Selection.parse("+orders,stock"));

    assertThat(selected.diagnostics())
        .extracting(one -> one.code().id() + " " + one.message())
        .containsExactly("SF2414 what `+orders` means is known only where pipelines are planned");
  }

  private static String errors(List<PipelineFile> pipelines, String selection) {
    StringBuilder text = new StringBuilder();
    selector(pipelines)
        .select(Selection.parse(selection))
        .diagnostics()
        .forEach(one -> text.append(ConsoleRenderer.plain().render(one)));
    return text.toString();
  }
}
