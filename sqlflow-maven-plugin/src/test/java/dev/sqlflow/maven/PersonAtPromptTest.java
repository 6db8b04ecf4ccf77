package dev.sqlflow.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.profile.NewProfileDialog;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.plexus.components.interactivity.AbstractInputHandler;
import org.codehaus.plexus.components.interactivity.DefaultPrompter;
import org.codehaus.plexus.components.interactivity.OutputHandler;
import org.codehaus.plexus.components.interactivity.Prompter;
import org.junit.jupiter.api.Test;

/** Maven's own prompter, over a terminal of this test. */
class PersonAtPromptTest {

  private final List<String> written = new ArrayList<>();

  private PersonAtPrompt typing(String... lines) {
    List<String> left = new ArrayList<>(List.of(lines));
    OutputHandler output =
        new OutputHandler() {
          @Override
          public void write(String line) {
            written.add(line);
          }

          @Override
          public void writeLine(String line) {
            written.add(line + "\n");
          }
        };
    Prompter prompter =
        new DefaultPrompter(
            output,
            new AbstractInputHandler() {
              @Override
              public String readLine() {
                return left.isEmpty() ? null : left.remove(0);
              }

              @Override
              public String readPassword() {
                throw new UnsupportedOperationException("secrets are not asked for");
              }
            });
    return new PersonAtPrompt(prompter);
  }

  @Test
  void a_question_is_written_and_a_line_is_the_answer() {
    PersonAtPrompt person = typing("qa", "");

    assertThat(person.ask("name of the new environment", List.of())).isEqualTo("qa");
    assertThat(person.askOrNothing("name of a connection", List.of())).isEmpty();
    assertThat(written)
        .containsExactly("name of the new environment: ", "name of a connection nothing: ");
  }

  @Test
  void what_is_told_stands_above_the_next_question_and_only_there() {
    PersonAtPrompt person = typing("csv", "");
    person.tell("There is no connector `cvs`.");

    assertThat(person.ask("its type", List.of())).isEqualTo("csv");
    assertThat(person.askOrNothing("name", List.of())).isEmpty();
    assertThat(written)
        .containsExactly(
            "There is no connector `cvs`." + System.lineSeparator() + "its type: ",
            "name nothing: ");
  }

  @Test
  void where_nobody_answers_any_more_the_questions_end() {
    assertThatThrownBy(() -> typing().ask("name", List.of()))
        .isInstanceOf(NewProfileDialog.Gone.class);
  }
}
