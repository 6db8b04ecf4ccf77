package dev.sqlflow.cli;

import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.profile.NewProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for a new profile, question by question; an answer that can't be right is asked for again.
 */
final class ProfileWizard {

  private final Questions questions;
  private final List<String> profiles;
  private final List<String> connectors;

  /**
   * Makes a wizard.
   *
   * @param questions asks
   * @param profiles names of those that there are
   * @param connectors types of those that there are
   */
  ProfileWizard(Questions questions, List<String> profiles, List<String> connectors) {
    this.questions = questions;
    this.profiles = List.copyOf(profiles);
    this.connectors = List.copyOf(connectors);
  }

  NewProfile ask(Optional<String> given) throws Refusal {
    String name = given.isPresent() ? given.get() : name();
    Optional<String> from = Optional.empty();
    List<String> parents = List.of();
    if (!profiles.isEmpty()) {
      from = optional("Begin with the text of (" + String.join(", ", profiles) + "; Enter: none):");
      if (from.isEmpty()) {
        parents =
            optional("Extend (" + String.join(", ", profiles) + "; Enter: none):").stream()
                .toList();
      }
    }
    return new NewProfile(name, from, parents, from.isPresent() ? Map.of() : connections());
  }

  private String name() throws Refusal {
    while (true) {
      String name = questions.ask("Name of the environment:", List.of());
      if (profiles.contains(name)) {
        questions.tell("there is a profile `" + name + "` already");
      } else if (!name.isEmpty()) {
        return name;
      }
    }
  }

  private Optional<String> optional(String question) throws Refusal {
    while (true) {
      String name = questions.ask(question, profiles);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      if (profiles.contains(name)) {
        return Optional.of(name);
      }
      questions.tell("there is no profile `" + name + "`" + Suggestions.question(name, profiles));
    }
  }

  private Map<String, String> connections() throws Refusal {
    Map<String, String> connections = new LinkedHashMap<>();
    while (true) {
      String more = connections.isEmpty() ? "Name of a connection" : "Name of another connection";
      String name = questions.ask(more + " (Enter: none):", List.of());
      if (name.isEmpty()) {
        return connections;
      }
      connections.put(name, type(name));
    }
  }

  private String type(String connection) throws Refusal {
    List<String> known = new ArrayList<>(connectors);
    while (true) {
      String question = "Type of " + connection + " (" + String.join(", ", known) + "):";
      String type = questions.ask(question, known);
      if (known.contains(type)) {
        return type;
      }
      questions.tell("no connector is called `" + type + "`" + Suggestions.question(type, known));
    }
  }
}
