package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnosed;
import java.nio.file.Path;
import java.util.List;
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

  private static PipelineFile pipeline(String file) {
    String name = Path.of(file).getFileName().toString().replace(".sf", "");
    return new PipelineFile(name, file, Path.of("/project").resolve(file));
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
          /project/pipelines/orders.sf  | orders
          """)
  void selects_by_path_glob_folder_and_name(String selection, String names) {
    Diagnosed<List<PipelineFile>> selected =
        new PipelineSelector(PIPELINES).select(Selection.parse(selection));

    assertThat(selected.diagnostics()).isEmpty();
    assertThat(selected.best()).extracting(PipelineFile::name).containsExactly(names.split(","));
  }

  @Test
  void nothing_written_selects_every_pipeline() {
    assertThat(new PipelineSelector(PIPELINES).select(Selection.parse(" , ")).best())
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
        .isEqualTo("error[SF2401]: `pipelines/[o.sf` is no pattern: Missing ']\n");
  }

  @ParameterizedTest
  @CsvSource({"tag:daily", "+orders", "orders+"})
  void tags_and_dependencies_are_not_in_this_version(String item) {
    assertThat(errors(PIPELINES, item))
        .isEqualTo(
            "error[SF3001]: selection by tag or dependency (`"
                + item
                + "`) is not in this version\n   = help: select by path, glob or name\n");
  }

  private static String errors(List<PipelineFile> pipelines, String selection) {
    StringBuilder text = new StringBuilder();
    new PipelineSelector(pipelines)
        .select(Selection.parse(selection))
        .diagnostics()
        .forEach(one -> text.append(ConsoleRenderer.plain().render(one)));
    return text.toString();
  }
}
