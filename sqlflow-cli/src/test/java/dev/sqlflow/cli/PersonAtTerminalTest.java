package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.profile.NewProfileDialog.Gone;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class PersonAtTerminalTest {

  @Test
  void a_terminal_is_asked_and_its_end_ends_the_questions() throws Exception {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    ByteArrayInputStream keys =
        new ByteArrayInputStream("  qa \n\n".getBytes(StandardCharsets.UTF_8));
    try (PersonAtTerminal person = new PersonAtTerminal(new DumbTerminal(keys, shown))) {
      person.tell("hello");
      assertThat(person.ask("name", List.of("qa"))).isEqualTo("qa");
      assertThat(person.askOrNothing("another", List.of())).isEmpty();
      assertThatThrownBy(() -> person.ask("more", List.of())).isInstanceOf(Gone.class);
    }
    assertThat(shown.toString(StandardCharsets.UTF_8)).contains("hello", "name: ", "another: ");
  }
}
