package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.cli.Surroundings.Terminal;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RunProgressTest extends CommandLineCase {

  @Test
  void a_terminal_gets_a_bar_that_leaves_nothing_behind() throws IOException {
    project();
    terminal = Terminal.of("012");

    Ended ended = run("run");

    assertThat(ended.code()).isEqualTo(0);
    assertThat(ended.err())
        .contains("\r\u001b[K[------------------------] 0/3  load:orders\r\u001b[K")
        .contains("\r\u001b[K[########----------------] 1/3  create:large\r\u001b[K")
        .contains("\r\u001b[K[################--------] 2/3  export:output/large.csv\r\u001b[K")
        .endsWith("\r\u001b[K");
    assertThat(ended.out()).doesNotContain("\r").contains("create:large");
  }

  @Test
  void a_file_gets_no_bar() throws IOException {
    project();
    terminal = Terminal.of("02");

    assertThat(run("run").err()).isEmpty();
  }
}
