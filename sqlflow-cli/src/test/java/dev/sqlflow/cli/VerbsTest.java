package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The verbs that show something, on one small project. */
class VerbsTest extends CommandLineCase {

  @BeforeEach
  void begin() throws IOException {
    project();
    write(
        "profiles/prod.yml",
        """
        version: "1.0"
        protected: true
        connectors:
          shop:
            type: csv
            params: { path: "data/orders.csv", delimiter: ";" }
        """);
  }

  @Test
  void pipelines_are_listed() {
    assertThat(run("pipeline", "list", "tag:daily"))
        .isEqualTo(
            new Ended(
                0,
                """
                pipeline  file                 statements  tags
                orders    pipelines/orders.sf           4  daily
                """,
                ""));
    assertThat(run("pipeline", "list", "ordrs").err())
        .contains("error[SF2401]: no pipeline matches `ordrs`", "did you mean `orders`?");
    assertThat(run("pipeline", "list", "ordrs").code()).isEqualTo(1);
    assertThat(run("pipeline").code()).isEqualTo(2);
  }

  @Test
  void a_plan_is_text_or_a_file() {
    Ended text = run("plan", "--env=dev");

    assertThat(text.code()).isEqualTo(0);
    assertThat(text.out()).contains("load:orders", "export:output/large.csv");
    assertThat(run("plan", "--env=dev", "--format", "json").out())
        .isEqualTo("target/sqlflow/plans/dev/orders.json\n");
    assertThat(run("plan", "--format", "xml").code()).isEqualTo(2);
    assertThat(run("plan", "--env=qa").code()).isEqualTo(1);
  }

  @Test
  void a_table_is_shown() {
    assertThat(run("preview", "-t", "large").out())
        .startsWith("large of pipeline orders in dev\n\norder_id")
        .endsWith("2 rows; made of a sample: at most 100,000 rows of each source\n");
    assertThat(run("preview", "-t", "large", "--sample=0").err())
        .isEqualTo("error: --sample must be at least 1\n");
    assertThat(run("preview", "-t", "lrge").err())
        .contains("did you mean `large`?")
        .endsWith("error: table `lrge` can't be shown\n");
    assertThat(run("preview").err())
        .isEqualTo(
            "error: --table TABLE is missing;" + " `sqlflow preview --help` shows what there is\n");
  }

  @Test
  void tests_run() throws IOException {
    assertThat(run("test")).isEqualTo(new Ended(0, "there are no tests in src/test/sqlflow\n", ""));
    write(
        "src/test/sqlflow/orders.yml",
        """
        pipeline: orders
        environment: dev
        given:
          orders: [{order_id: 1, total: 5}, {order_id: 2, total: 50}]
        tests:
          - name: large ones are kept
            expect: { tables: { large: [{order_id: 2, total: 51}] } }
        """);

    Ended failed = run("test");

    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out())
        .startsWith("Tests run: 1, Failures: 1,")
        .contains("src/test/sqlflow/orders.yml - large ones are kept: FAILURE");
    assertThat(failed.err())
        .isEqualTo(
            "error: there are failed tests: Tests run: 1, Failures: 1, Errors: 0, Skipped: 0\n");
  }

  @Test
  void profiles_are_listed_shown_compared_and_checked() {
    assertThat(run("profiles", "list").out())
        .startsWith("profile  kind")
        .contains("prod     protected environment           shop (csv)");
    assertThat(run("profiles", "list", "--format=json").out())
        .isEqualTo("target/sqlflow/profiles/profiles.json\n");
    assertThat(run("profiles", "show", "dev", "--connection", "shop").out())
        .startsWith("profile dev\n")
        .contains("connection shop (csv)");
    assertThat(run("profiles", "show", "dev", "--format", "json").out())
        .isEqualTo("target/sqlflow/profiles/dev.json\n");
    assertThat(run("profiles", "show", "dve").err()).contains("did you mean `dev`?");
    assertThat(run("profiles", "show").code()).isEqualTo(2);
    assertThat(run("profiles", "diff").out())
        .contains("connectors.shop.params.delimiter  -    ;     drift");
    assertThat(run("profiles", "diff", "dev", "prod").code()).isEqualTo(0);
    assertThat(run("profiles", "diff", "dev").err())
        .isEqualTo("error: two environments are compared: give two names, or none for all pairs\n");
    assertThat(run("profiles", "validate").out()).isEqualTo("2 profiles: no errors\n");
    assertThat(run("profiles", "validate", "profiles/dev.yml").out())
        .isEqualTo("profiles/dev.yml: no errors\n");
    assertThat(run("profiles", "validate", "--profile-dir", "other").err())
        .startsWith("error: there are no profiles in other;");
    assertThat(run("profiles").code()).isEqualTo(2);
  }

  @Test
  void a_profile_is_created_out_of_flags() {
    Ended created = run("profiles", "create", "qa", "--extends", "dev", "--connector", "x:json");

    assertThat(created)
        .isEqualTo(
            new Ended(
                0,
                "wrote profiles/qa.yml\n",
                "now fill it in; `sqlflow validate` checks every pipeline in it\n"));
    assertThat(directory.resolve("profiles/qa.yml")).content().contains("extends", "x:", "json");
    assertThat(run("profiles", "create", "qa").code()).isEqualTo(1);
  }

  @Test
  void codes_and_connectors_are_explained() {
    assertThat(run("explain", "SF2401").out())
        .startsWith("SF2401: selection that matches no pipeline\n")
        .contains("sqlflow run --select=ordres");
    assertThat(run("explain").out()).contains("SF1001  file is not UTF-8\n");
    assertThat(run("explain", "SF9999").code()).isEqualTo(2);
    assertThat(run("explain", "SF9999").err()).contains("`sqlflow explain` lists the codes");
    assertThat(run("connectors").out()).contains("csv ");
    assertThat(run("connectors", "csv").out()).contains("delimiter: ");
    assertThat(run("connectors", "cvs"))
        .isEqualTo(
            new Ended(
                2,
                "",
                "error: no connector is called `cvs` (did you mean `csv`?);"
                    + " `sqlflow connectors` lists them\n"));
  }

  @Test
  void sources_elsewhere_are_asked_for_their_columns() {
    assertThat(run("schemas", "--env=dev").out())
        .isEqualTo("no source needs a recorded schema: all of them are files of this project\n");
    assertThat(run("schemas", "--env=dve").err())
        .contains("did you mean `dev`?")
        .endsWith("error: not every schema could be recorded\n");
    assertThat(run("validate", "--level", "sample", "--sample", "0").err())
        .isEqualTo("error: --sample must be at least 1\n");
  }

  @Test
  void connections_move_into_profiles() {
    Ended extracted = run("extract-profiles", "pipelines", "--output", "profiles/all.yml");

    assertThat(extracted.code()).isEqualTo(0);
    assertThat(extracted.out()).endsWith("changed 1 file\n");
    assertThat(directory.resolve("profiles/all.yml")).content().contains("type: csv");
    assertThat(run("migrate-to-profiles", "pipelines/ordrs.sf").err())
        .contains("did you mean `pipelines/orders.sf`?")
        .contains("error: nothing is written; mend the errors above");
  }

  @Test
  void schemas_and_completion_are_written() {
    assertThat(run("schema-export").out())
        .contains("wrote target/sqlflow/schemas/profile-1.0.schema.json\n");
    assertThat(run("completion").out()).contains("complete -F _complete_sqlflow").contains("--var");
  }

  @Test
  void safe_fixes_are_applied_and_pipelines_laid_out() throws IOException {
    write(
        "pipelines/fix.sf",
        "export (select 1 as a) to \"output/o.csv\" type csv options {\"header\": true,};\n");

    Ended shown = run("fix", "fix", "--dry-run");
    assertThat(shown.code()).isEqualTo(1);
    assertThat(shown.out()).contains("-export").contains("+export");
    assertThat(shown.err()).endsWith("error: would change 1 file; nothing is written\n");
    assertThat(run("fix", "fix").out()).endsWith("changed 1 file\n");
    assertThat(run("fix", "fix").out()).isEqualTo("nothing to change\n");
    assertThat(run("format", "fix", "--check").err())
        .endsWith("error: would change 1 file; nothing is written\n");
    assertThat(run("format", "fix").out()).endsWith("changed 1 file\n");
    assertThat(directory.resolve("pipelines/fix.sf"))
        .content()
        .startsWith("EXPORT (select 1 as a)");
    write("pipelines/fix.sf", "LOAD\n");
    assertThat(run("format", "fix").err())
        .endsWith("error: mend the errors above: files with errors are left as they are\n");
    assertThat(run("fix", "fix").err())
        .endsWith("error: the errors above have no safe fix: mend them by hand\n");
  }
}
