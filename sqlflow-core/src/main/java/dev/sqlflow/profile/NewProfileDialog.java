package dev.sqlflow.profile;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.connector.OptionsSchema;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks a person what a new profile shall hold: its name, what it builds on, its connections, and of
 * each connection what its connector needs. It never asks for a secret, only where one is kept.
 */
public final class NewProfileDialog {

  private static final Pattern REFERENCE = Pattern.compile("[a-z][a-z0-9-]*:\\S.*");

  private final ConnectorRegistry registry;
  private final List<String> profiles;
  private final Person person;

  /** Who answers. */
  public interface Person {

    /**
     * Asks what must be answered.
     *
     * @param question without a question mark
     * @return the answer; if it is empty, the same is asked again
     */
    String ask(String question);

    /**
     * Asks what need not be answered.
     *
     * @param question without a question mark
     * @return the answer; empty if there is none
     */
    String askOrNothing(String question);

    /**
     * Tells what is wrong with an answer.
     *
     * @param message a sentence
     */
    void tell(String message);
  }

  /**
   * Makes a dialog.
   *
   * @param registry the connectors that connections may use
   * @param profiles the names of the profiles that there are
   * @param person who answers
   */
  public NewProfileDialog(ConnectorRegistry registry, List<String> profiles, Person person) {
    this.registry = registry;
    this.profiles = List.copyOf(profiles);
    this.person = person;
  }

  /**
   * Asks everything.
   *
   * @return what shall be written
   */
  public NewProfile ask() {
    String environment = name();
    List<String> parents = parents();
    Map<String, String> connections = new LinkedHashMap<>();
    Map<String, Map<String, String>> params = new LinkedHashMap<>();
    while (true) {
      String more = connections.isEmpty() ? "a connection" : "another connection";
      String name = person.askOrNothing("name of " + more + " (nothing: no more)").strip();
      if (name.isEmpty()) {
        return new NewProfile(environment, Optional.empty(), parents, connections, params);
      }
      OptionsSchema schema = schema();
      connections.put(name, schema.connector());
      params.put(name, params(name, schema));
    }
  }

  private String name() {
    while (true) {
      String name = person.ask("name of the new environment").strip();
      if (profiles.contains(name)) {
        person.tell("There is a profile `" + name + "` already.");
      } else if (!name.isEmpty()) {
        return name;
      }
    }
  }

  private List<String> parents() {
    if (profiles.isEmpty()) {
      return List.of();
    }
    while (true) {
      String all = String.join(", ", profiles);
      String answer =
          person.askOrNothing("builds on (one or more of " + all + "; nothing: on none)");
      List<String> names =
          List.of(answer.split(",", -1)).stream()
              .map(String::strip)
              .filter(name -> !name.isEmpty())
              .toList();
      Optional<String> unknown = names.stream().filter(one -> !profiles.contains(one)).findFirst();
      if (unknown.isEmpty()) {
        return names;
      }
      unknown.ifPresent(name -> person.tell(missing("profile", name, profiles)));
    }
  }

  private OptionsSchema schema() {
    while (true) {
      String type = person.ask("its type (" + String.join(", ", registry.types()) + ")").strip();
      Optional<OptionsSchema> schema =
          registry.find(type).map(ConnectorRegistry.Registered::schema);
      if (schema.isPresent()) {
        return schema.orElseThrow();
      }
      person.tell(missing("connector", type, registry.types()));
    }
  }

  private static String missing(String kind, String name, List<String> names) {
    String question =
        Suggestions.nearest(name, names).map(near -> " Did you mean `" + near + "`?").orElse("");
    return "There is no " + kind + " `" + name + "`." + question;
  }

  // What is left open is asked for where the connection is used, or filled in later.
  private Map<String, String> params(String connection, OptionsSchema schema) {
    Map<String, String> params = new LinkedHashMap<>();
    for (Option option : asked(schema)) {
      String answer =
          option.traits().secret() ? reference(connection, option) : value(connection, option);
      if (!answer.isEmpty()) {
        params.put(option.name(), answer);
      }
    }
    return params;
  }

  private static List<Option> asked(OptionsSchema schema) {
    List<Option> asked = new ArrayList<>();
    for (Option option : schema.options()) {
      boolean means = option.traits().removedIn().isEmpty();
      if (means && (option.traits().required() || option.traits().secret())) {
        asked.add(option);
      }
    }
    return asked;
  }

  private String value(String connection, Option option) {
    String example = option.examples().isEmpty() ? "" : ", such as " + option.examples().get(0);
    return person
        .askOrNothing(connection + "." + option.name() + example + " (nothing: later)")
        .strip();
  }

  private String reference(String connection, Option option) {
    String variable =
        (connection + "_" + option.name()).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    String question =
        "%s.%s is a secret: where is it kept, such as env:%s or file:/run/secrets/%s (nothing: it is not needed)"
            .formatted(connection, option.name(), variable, option.name());
    while (true) {
      String answer = person.askOrNothing(question).strip();
      if (answer.isEmpty()) {
        return "";
      }
      if (REFERENCE.matcher(answer).matches()) {
        return "${secret:" + answer + "}";
      }
      person.tell(
          "Only where it is kept is written down: env:NAME, file:PATH, settings:SERVER or aws:NAME.");
    }
  }
}
