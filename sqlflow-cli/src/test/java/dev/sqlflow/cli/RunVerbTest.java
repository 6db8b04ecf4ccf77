package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RunVerbTest extends CommandLineCase {

  @Test
  void a_run_writes_its_exports_and_a_line_a_step() throws IOException {
    project();

    Ended ended = run("run", "--var", "least=30");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isEqualTo(0);
    assertThat(
            ended
                .out()
                .lines()
                .map(line -> line.replaceAll(" +[0-9.]+ (s|ms)\\b", " TIME"))
                .toList())
        .startsWith("orders in dev: 3 steps")
        .anyMatch(line -> line.startsWith("  load:orders") && line.contains("3 rows"))
        .last()
        .asString()
        .startsWith("1 pipeline, 3 steps in TIME: ok; see target/sqlflow/runs/");
    assertThat(directory.resolve("output/large.csv")).hasContent("order_id,total\n3,30");
  }

  @Test
  void after_an_error_nothing_runs() throws IOException {
    project();
    write("pipelines/orders.sf", "LOAD x FROM nothing;\n");

    Ended ended = run("run");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("error[SF3")
        .endsWith("nothing ran: `sqlflow validate` shows all\n");
  }

  @Test
  void a_failed_step_is_another_failure_than_an_error_before() throws IOException {
    project();
    write(
        "pipelines/orders.sf",
        """
        SOURCE orders TYPE csv PARAMS {"path": "data/orders.csv"};
        LOAD orders FROM orders;
        CHECK few ON orders AS total < 20;
        EXPORT (SELECT * FROM orders) TO "output/large.csv" TYPE csv;
        """);

    Ended ended = run("run");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains("error[SF5021]").contains("1 failed");
  }

  @Test
  void a_protected_environment_wants_its_name_again() throws IOException {
    project();
    write("profiles/dev.yml", "version: \"1.0\"\nprotected: true\nconnectors: {}\n");

    assertThat(run("run").err()).contains("= help: add --confirm=dev");
    assertThat(run("run", "--confirm=dev").code()).isEqualTo(0);
  }
}
