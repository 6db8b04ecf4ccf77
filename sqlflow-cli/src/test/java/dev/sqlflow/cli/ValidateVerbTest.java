package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ValidateVerbTest extends CommandLineCase {

  @Test
  void what_is_well_is_one_line_and_reports() throws IOException {
    project();

    assertThat(run("validate"))
        .isEqualTo(
            new Ended(
                0,
                """
                warning[SF6090]: no pipeline uses connection `shop`
                  --> profiles/dev.yml:3:3                          [dev]
                   |
                 3 |   shop:
                   |   ^^^^ used in no environment
                   = help: write FROM "shop" or TO "shop" in a pipeline, or remove it

                1 pipeline x 1 environment (dev): ok, 1 warning in 1 file
                """,
                ""));
    assertThat(directory.resolve("target/sqlflow/sqlflow.json")).exists();
  }

  @Test
  void findings_are_the_output_and_why_it_failed_is_not() throws IOException {
    project();
    write("pipelines/orders.sf", "SOURCE a FROM \"shp\" OPTIONS {};\nLOAD a FROM a;\n");

    Ended ended = run("pipeline", "validate", "orders", "--env", "dev");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).contains("error[SF2");
    assertThat(ended.err())
        .isEqualTo(
            "error: 1 pipeline x 1 environment (dev): 1 error in 1 file;"
                + " all findings are in target/sqlflow/sqlflow.json\n");
  }

  @Test
  void a_gate_and_lints_are_obeyed() throws IOException {
    project();

    assertThat(run("validate", "--fail-on-warning").code()).isEqualTo(1);
    assertThat(run("validate", "--max-warnings=0").code()).isEqualTo(1);
    assertThat(run("validate", "--lint", "SF6090=off").out())
        .isEqualTo("1 pipeline x 1 environment (dev): ok\n");
    assertThat(run("validate", "--baseline", "known.json", "--update-baseline").code())
        .isEqualTo(0);
    assertThat(run("validate", "--baseline", "known.json", "--fail-on-warning").out())
        .isEqualTo(
            "1 pipeline x 1 environment (dev): ok; 1 known finding of the baseline left out\n");
    assertThat(run("validate", "--update-baseline").err())
        .isEqualTo("error: --update-baseline needs --baseline, the file to write\n");
  }

  @Test
  void an_unknown_level_is_refused() throws IOException {
    project();

    assertThat(run("validate", "--level", "statik"))
        .isEqualTo(
            new Ended(
                2,
                "",
                "error: no level is called `statik` (did you mean `static`?);"
                    + " the levels are static, resolve, connect, sample\n"));
  }

  @Test
  void github_gets_annotations() throws IOException {
    project();
    environment.put("GITHUB_ACTIONS", "true");
    environment.put("GITHUB_WORKSPACE", directory.getParent().toString());

    assertThat(run("validate").out())
        .contains("::warning file=" + directory.getFileName() + "/profiles/dev.yml,line=3,");
  }

  @Test
  void what_has_not_changed_is_told_again_until_something_changes() throws IOException {
    project();
    write(
        "pipelines/orders.sf",
        """
        SOURCE orders TYPE csv PARAMS {"path": "data/*.csv"};
        LOAD orders FROM orders;
        EXPORT orders TO "output/all.csv" TYPE csv;
        """);
    clock = Clock.offset(clock, Duration.ofMinutes(10));
    Ended first = run("validate");
    String note = " (nothing has changed since the last check)\n";

    assertThat(run("validate").out()).isEqualTo(first.out().stripTrailing() + note);
    assertThat(run("validate", "--colour=always").out()).contains("\u001b[").endsWith(note);
    environment.put("GITHUB_ACTIONS", "true");
    assertThat(run("validate").out())
        .contains("::warning file=", "profiles/dev.yml,line=3")
        .endsWith(note);
    environment.clear();
    assertThat(run("validate", "--force").out()).isEqualTo(first.out());
    write("data/more.csv", "order_id,total\n4,40\n");
    assertThat(run("validate").out()).isEqualTo(first.out());
    assertThat(run("validate").out()).endsWith(note);
    Files.delete(directory.resolve("data/more.csv"));
    assertThat(run("validate").out()).isEqualTo(first.out());
  }
}
