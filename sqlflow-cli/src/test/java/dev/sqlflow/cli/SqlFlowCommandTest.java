package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlFlowCommandTest extends CommandLineCase {

  @Test
  void without_a_verb_it_says_what_there_is_and_that_something_was_missing() {
    Ended ended = run();

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith("Usage: sqlflow")
        .contains("validate", "130")
        .endsWith("error: a command is missing: it is one of those above\n");
  }

  @Test
  void help_and_version_are_answers() {
    assertThat(run("--help").out()).startsWith("Usage: sqlflow");
    assertThat(run("--version"))
        .isEqualTo(new Ended(0, "sqlflow development (Java " + Runtime.version() + ")\n", ""));
  }

  @Test
  void an_unknown_verb_offers_the_nearest() {
    assertThat(run("valdate"))
        .isEqualTo(
            new Ended(
                2,
                "",
                "error: no command is called `valdate` (did you mean `validate`?);"
                    + " `sqlflow --help` shows what there is\n"));
  }

  @Test
  void an_unknown_option_offers_the_nearest() {
    assertThat(run("run", "--evn", "prod").err())
        .isEqualTo(
            "error: no option is called `--evn` (did you mean `--env`?);"
                + " `sqlflow run --help` shows what there is\n");
  }

  @Test
  void a_value_of_another_kind_is_refused() {
    assertThat(run("validate", "--max-warnings", "some"))
        .isEqualTo(
            new Ended(
                2,
                "",
                "error: `some` is no value of --max-warnings, which takes a whole number;"
                    + " `sqlflow validate --help` shows what there is\n"));
  }

  @Test
  void a_folder_that_there_is_not_is_refused() {
    assertThat(run("validate", "-C", "nowhere"))
        .isEqualTo(
            new Ended(
                2,
                "",
                "error: there is no folder `nowhere`; give the project's with --directory\n"));
  }

  @Test
  void a_folder_without_pipelines_is_refused() {
    assertThat(run("validate"))
        .isEqualTo(
            new Ended(
                2,
                "",
                "error: there are no pipelines here: no *.sf file in pipelines, src/main/sqlflow;"
                    + " give the project's folder with --directory,"
                    + " or begin one with `sqlflow init`\n"));
  }

  @Test
  void an_output_that_the_system_refuses_is_no_bug() throws IOException {
    project();
    write("target", "a file where a folder is wanted");

    Ended ended = run("validate");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).startsWith("error: can't write reports or read the baseline: ");
  }

  @Test
  void a_bug_is_one_line_and_a_report_without_values() throws IOException {
    project();

    clock =
        new BrokenClock() {
          @Override
          public Instant instant() {
            throw new IllegalStateException("no time");
          }
        };

    Ended ended = run("validate", "--var", "password=hunter2");

    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err())
        .startsWith("error: this is a bug of SQLFlow: java.lang.IllegalStateException: no time;")
        .hasLineCount(1);
    Path report = Path.of(ended.err().strip().replaceFirst(".* with ", ""));
    assertThat(report)
        .content()
        .startsWith("sqlflow development (Java ")
        .contains("sqlflow validate --var password=***")
        .contains("java.lang.IllegalStateException: no time\n\tat dev.sqlflow.cli.")
        .doesNotContain("hunter2");
    Files.delete(report);
  }

  @ParameterizedTest
  @MethodSource
  void an_error_of_the_machine_is_one_line_and_a_report_too(Error error) throws IOException {
    project();
    clock =
        new BrokenClock() {
          @Override
          public Instant instant() {
            throw error;
          }
        };

    Ended ended = run("validate");

    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith("error: this is a bug of SQLFlow: " + error + "; please report it with ")
        .hasLineCount(1);
    Path report = Path.of(ended.err().strip().replaceFirst(".* with ", ""));
    assertThat(report).content().contains(error + "\n\tat dev.sqlflow.cli.");
    Files.delete(report);
  }

  static Stream<Error> an_error_of_the_machine_is_one_line_and_a_report_too() {
    return Stream.of(
        new StackOverflowError(),
        new OutOfMemoryError("Java heap space"),
        new NoClassDefFoundError("dev/sqlflow/Gone"),
        new AssertionError("impossible"));
  }

  @Test
  void colours_are_for_terminals_that_want_them() throws IOException {
    project();
    write("pipelines/orders.sf", "LOAD x FROM y;\n");

    assertThat(run("validate").out()).doesNotContain("\u001b");
    assertThat(run("validate", "--colour", "always").out()).contains("\u001b[");
    assertThat(run("validate", "--colour", "always").err())
        .startsWith("\u001b[1;31merror\u001b[0m: ");
    terminal = Surroundings.Terminal.of("12");
    assertThat(run("validate").out()).contains("\u001b[");
    assertThat(run("validate").err()).startsWith("\u001b[1;31merror\u001b[0m: ");
    assertThat(run("validate", "--colour=never").out()).doesNotContain("\u001b");
    environment.put("NO_COLOR", "1");
    assertThat(run("validate").out()).doesNotContain("\u001b");
    environment.put("NO_COLOR", "");
    environment.put("TERM", "dumb");
    assertThat(run("validate").err()).startsWith("error: ");
  }

  private abstract static class BrokenClock extends Clock {

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
