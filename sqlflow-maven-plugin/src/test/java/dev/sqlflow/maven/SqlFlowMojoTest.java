package dev.sqlflow.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlFlowMojoTest {

  private final RecordingLog log = new RecordingLog();

  @Test
  void a_skipped_goal_does_nothing_else() throws Exception {
    goal(
            true,
            () -> {
              throw new IllegalStateException("it ran");
            })
        .execute();

    assertThat(log.entries).containsExactly("info: skipped");
  }

  @Test
  void a_goal_that_is_not_skipped_works() throws Exception {
    goal(false, () -> log.info("worked")).execute();

    assertThat(log.entries).containsExactly("info: worked");
  }

  @Test
  void what_users_can_mend_fails_the_build() {
    SqlFlowMojo goal =
        goal(
            false,
            () -> {
              throw new UserException("2 errors; run this");
            });

    assertThatThrownBy(goal::execute)
        .isExactlyInstanceOf(MojoFailureException.class)
        .hasMessage("2 errors; run this");
  }

  @Test
  void an_output_that_the_system_refuses_fails_the_build() {
    SqlFlowMojo goal =
        goal(
            false,
            () -> {
              throw new UncheckedIOException("can't write x", new IOException("disk full"));
            });

    assertThatThrownBy(goal::execute)
        .isExactlyInstanceOf(MojoFailureException.class)
        .hasMessage("can't write x: disk full");
  }

  @Test
  void a_bug_of_ours_says_that_it_is_one() {
    IllegalStateException bug = new IllegalStateException("impossible");
    SqlFlowMojo goal =
        goal(
            false,
            () -> {
              throw bug;
            });

    assertThatThrownBy(goal::execute)
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith(
            "this is a bug of SQLFlow: java.lang.IllegalStateException: impossible;"
                + " please report it with ")
        .hasMessageEndingWith(".txt")
        .hasCause(bug)
        .satisfies(
            failure -> Files.delete(Path.of(failure.getMessage().replaceFirst(".* with ", ""))));
  }

  @ParameterizedTest
  @MethodSource
  void an_error_of_the_machine_is_a_bug_of_ours_too(Error error) {
    SqlFlowMojo goal =
        goal(
            false,
            () -> {
              throw error;
            });

    assertThatThrownBy(goal::execute)
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith("this is a bug of SQLFlow: " + error + "; please report it with ")
        .hasCause(error)
        .satisfies(
            failure -> {
              Path report = Path.of(failure.getMessage().replaceFirst(".* with ", ""));
              assertThat(report).content().contains(error + "\n\tat dev.sqlflow.maven.");
              Files.delete(report);
            });
  }

  static Stream<Error> an_error_of_the_machine_is_a_bug_of_ours_too() {
    return Stream.of(
        new StackOverflowError(),
        new OutOfMemoryError("Java heap space"),
        new NoClassDefFoundError("dev/sqlflow/Gone"));
  }

  private interface Work {
    void perform() throws UserException;
  }

  private SqlFlowMojo goal(boolean skipped, Work work) {
    SqlFlowMojo goal =
        new SqlFlowMojo() {
          @Override
          boolean skipsThisGoal() {
            return skipped;
          }

          @Override
          void perform() throws UserException {
            work.perform();
          }
        };
    goal.setLog(log);
    return goal;
  }
}
