package dev.sqlflow.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.testing.Found;
import dev.sqlflow.testing.TestConnectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewProfileDialogTest {

  private static final ConnectorRegistry REGISTRY = TestConnectors.registry();

  @TempDir Path folder;

  /** Answers what was decided before. */
  private static final class Script implements NewProfileDialog.Person {

    private final Deque<String> answers;
    private final List<String> talk = new ArrayList<>();

    Script(String... answers) {
      this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public String ask(String question, List<String> choices) {
      String answer = answers.removeFirst();
      talk.add(question + ": " + answer);
      return answer;
    }

    @Override
    public String askOrNothing(String question, List<String> choices) {
      return ask(question, choices);
    }

    @Override
    public void tell(String message) {
      talk.add(message);
    }
  }

  private static NewProfile ask(Script person) {
    NewProfile profile =
        new NewProfileDialog(REGISTRY, List.of("base", "dev"), person).ask(Optional.empty());
    assertThat(person.answers).isEmpty();
    return profile;
  }

  @Test
  void it_asks_for_what_the_connector_needs_and_never_for_a_secret() {
    Script person =
        new Script("qa", "", "base", "orders", "files", "data/a.csv", "env:ORDERS_PASSWORD", "");

    assertThat(ask(person))
        .isEqualTo(
            new NewProfile(
                "qa",
                Optional.empty(),
                List.of("base"),
                Map.of("orders", "files"),
                Map.of(
                    "orders",
                    Map.of("path", "data/a.csv", "password", "${secret:env:ORDERS_PASSWORD}"))));
    assertThat(person.talk)
        .containsExactly(
            "name of the new environment: qa",
            "begins with the text of (one of base, dev; nothing: of none): ",
            "builds on (one or more of base, dev; nothing: on none): base",
            "name of a connection (nothing: no more): orders",
            "its type (files, rows): files",
            "orders.path, such as \"data/a.csv\" (nothing: later): data/a.csv",
            "orders.password is a secret: where is it kept, such as env:ORDERS_PASSWORD or"
                + " file:/run/secrets/password (nothing: it is not needed): env:ORDERS_PASSWORD",
            "name of another connection (nothing: no more): ");
  }

  @Test
  void it_asks_again_where_an_answer_can_not_be_right() {
    Script person =
        new Script(
            "",
            "dev",
            "qa/eu",
            " qa ",
            "",
            "bsae",
            "dev, base",
            "o",
            "file",
            "Files",
            "",
            "hunter2",
            "",
            "o",
            "");

    NewProfile profile = ask(person);

    assertThat(profile.environment()).isEqualTo("qa");
    assertThat(profile.parents()).containsExactly("dev", "base");
    assertThat(profile.connections()).isEqualTo(Map.of("o", "files"));
    assertThat(profile.params()).isEqualTo(Map.of("o", Map.of()));
    assertThat(person.talk)
        .contains(
            "There is a profile `dev` already.",
            "A name is made of letters, digits, `_`, `-` and `.`.",
            "There is a connection `o` already.",
            "There is no profile `bsae`. Did you mean `base`?",
            "There is no connector `file`. Did you mean `files`?",
            "Only where it is kept is written down: env:NAME, file:PATH, settings:SERVER or aws:NAME.");
  }

  @Test
  void of_a_profile_that_can_not_be_made_nothing_is_asked() {
    for (String name : List.of("dev", "qa/eu")) {
      assertThat(
              new NewProfileDialog(REGISTRY, List.of("base", "dev"), new Script())
                  .ask(Optional.of(name)))
          .isEqualTo(new NewProfile(name, Optional.empty(), List.of(), Map.of()));
    }
  }

  @Test
  void a_copy_asks_no_more() {
    Script person = new Script("dve", "dev");

    assertThat(
            new NewProfileDialog(REGISTRY, List.of("base", "dev"), person).ask(Optional.of("qa")))
        .isEqualTo(new NewProfile("qa", Optional.of("dev"), List.of(), Map.of()));
    assertThat(person.answers).isEmpty();
    assertThat(person.talk).contains("There is no profile `dve`. Did you mean `dev`?");
  }

  @Test
  void a_profile_that_extends_another_has_connections_of_its_own() {
    assertThat(ask(new Script("base", "qa", "", "base", "")))
        .isEqualTo(new NewProfile("qa", Optional.empty(), List.of("base"), Map.of()));
  }

  @Test
  void a_project_without_profiles_is_not_asked_what_to_build_on() {
    Script person = new Script("dev", "");

    assertThat(new NewProfileDialog(REGISTRY, List.of(), person).ask(Optional.empty()))
        .isEqualTo(new NewProfile("dev", Optional.empty(), List.of(), Map.of()));
  }

  @Test
  void what_was_answered_is_a_profile_without_findings() throws IOException {
    Path profiles = folder.resolve("profiles");
    NewProfile profile =
        new NewProfileDialog(
                REGISTRY,
                List.of(),
                new Script("qa", "orders", "files", "a \"b\"\\c: #.csv", "env:PW", ""))
            .ask(Optional.empty());

    Optional<Path> file = new ProfileCreator(folder, profiles, REGISTRY).create(profile).best();

    assertThat(Files.readString(file.orElseThrow()))
        .isEqualTo(
            """
            # The environment qa.
            version: "1.0"
            # variables:
            #   data_dir: data   # pipelines write ${data_dir}
            connectors:
              orders:   # FROM "orders"
                type: files
                params:
                  path: "a \\"b\\"\\\\c: #.csv"
                  password: "${secret:env:PW}"
            """);
    ProfileManager manager = new ProfileManager(folder, profiles, REGISTRY);
    assertThat(Found.lines(manager.load("qa").diagnostics())).isEmpty();
  }
}
