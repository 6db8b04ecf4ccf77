package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class InitVerbTest extends CommandLineCase {

  @Test
  void the_new_project_is_valid_tested_and_runs() throws IOException {
    Ended written = run("init", "My Warehouse");

    assertThat(written.code()).isEqualTo(0);
    assertThat(written.out())
        .isEqualTo(
            """
            wrote pom.xml
            wrote pipelines/revenue.sf
            wrote profiles/dev.yml
            wrote profiles/prod.yml
            wrote data/customers.csv
            wrote data/orders.csv
            wrote src/test/sqlflow/revenue.yml
            wrote .gitignore
            """);
    assertThat(written.err())
        .isEqualTo("now: cd My Warehouse, then sqlflow validate, sqlflow test, sqlflow run\n");
    assertThat(directory.resolve("My Warehouse/pom.xml"))
        .content()
        .contains("<artifactId>my-warehouse</artifactId>")
        .doesNotContain("@");
    assertThat(directory.resolve("My Warehouse/.gitignore"))
        .hasContent("/target/\n/output/\n/.env\n.sqlflow-rewrite\n.*.tmp\n");
    assertThat(run("validate", "-C", "My Warehouse"))
        .isEqualTo(new Ended(0, "1 pipeline x 2 environments (dev, prod): ok\n", ""));
    assertThat(run("test", "-C", "My Warehouse").out())
        .endsWith("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0\n");
    assertThat(run("run", "-C", "My Warehouse").code()).isEqualTo(0);
    assertThat(directory.resolve("My Warehouse/output/dev/revenue.csv"))
        .hasContent("country,orders,revenue\nIT,3,509.90\nNO,2,139.25\nSE,1,99.99");
  }

  @Test
  void nothing_is_overwritten_and_nothing_half_written() throws IOException {
    write("profiles/dev.yml", "mine");

    Ended refused = run("init");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .isEqualTo(
            """
            error[SF2630]: `profiles/dev.yml` is there already, and nothing was written
               = help: begin in an empty folder

            error: no project was written
            """);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("profiles"));
    }
    assertThat(directory.resolve("profiles/dev.yml")).hasContent("mine");
  }
}
