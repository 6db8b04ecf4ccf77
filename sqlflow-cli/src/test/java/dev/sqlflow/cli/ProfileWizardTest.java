package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.profile.NewProfile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class ProfileWizardTest {

  private final List<String> seen = new ArrayList<>();

  private NewProfile ask(Optional<String> given, List<String> profiles, String... answers)
      throws Refusal {
    Deque<String> left = new ArrayDeque<>(List.of(answers));
    Questions questions =
        new Questions() {
          @Override
          public String ask(String question, List<String> choices) {
            seen.add(question + " " + left.peek());
            return left.remove();
          }

          @Override
          public void tell(String line) {
            seen.add(line);
          }
        };
    NewProfile profile = new ProfileWizard(questions, profiles, List.of("csv", "json")).ask(given);
    assertThat(left).isEmpty();
    return profile;
  }

  @Test
  void a_first_profile_is_asked_for_its_connections() throws Refusal {
    NewProfile profile =
        ask(Optional.empty(), List.of(), "", "qa", "orders", "cvs", "csv", "log", "json", "");

    assertThat(profile)
        .isEqualTo(
            new NewProfile(
                "qa", Optional.empty(), List.of(), Map.of("orders", "csv", "log", "json")));
    assertThat(seen)
        .containsExactly(
            "Name of the environment: ",
            "Name of the environment: qa",
            "Name of a connection (Enter: none): orders",
            "Type of orders (csv, json): cvs",
            "no connector is called `cvs` (did you mean `csv`?)",
            "Type of orders (csv, json): csv",
            "Name of another connection (Enter: none): log",
            "Type of log (csv, json): json",
            "Name of another connection (Enter: none): ");
  }

  @Test
  void a_copy_asks_no_more() throws Refusal {
    assertThat(ask(Optional.of("qa"), List.of("base", "dev"), "dve", "dev"))
        .isEqualTo(new NewProfile("qa", Optional.of("dev"), List.of(), Map.of()));
    assertThat(seen).contains("there is no profile `dve` (did you mean `dev`?)");
  }

  @Test
  void a_profile_that_extends_another_has_connections_of_its_own() throws Refusal {
    assertThat(ask(Optional.empty(), List.of("base"), "base", "qa", "", "base", ""))
        .isEqualTo(new NewProfile("qa", Optional.empty(), List.of("base"), Map.of()));
    assertThat(seen).contains("there is a profile `base` already");
  }

  @Test
  void a_terminal_is_asked_and_its_end_ends_the_command() throws Exception {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    try (TerminalQuestions questions = TerminalQuestions.of(terminal("  qa \n", shown))) {
      questions.tell("hello");
      assertThat(questions.ask("Name?", List.of("qa"))).isEqualTo("qa");
      assertThatThrownBy(() -> questions.ask("More?", List.of()))
          .isInstanceOf(Refusal.class)
          .hasMessage("nothing was written")
          .satisfies(e -> assertThat(((Refusal) e).code()).isEqualTo(ExitCode.INTERRUPTED));
    }
    assertThat(shown.toString(StandardCharsets.UTF_8)).contains("hello", "Name? ");
  }

  private static Terminal terminal(String typed, ByteArrayOutputStream shown) throws IOException {
    ByteArrayInputStream keys = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
    return new DumbTerminal(keys, shown);
  }
}
