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
     * Asks.
     *
     * @param question without a question mark
     * @param choices the answers that are known, for completion; another one is asked for again
     * @return the answer; empty if there is none
     * @throws Gone if nobody answers any more
     */
    String ask(String question, List<String> choices);

    /**
     * Asks where no answer is one, too.
     *
     * @param question without a question mark
     * @param choices the answers that are known, for completion
     * @return the answer; empty for nothing
     * @throws Gone if nobody answers any more
     */
    String askOrNothing(String question, List<String> choices);

    /**
     * Tells what is wrong with an answer.
     *
     * @param message a sentence
     */
    void tell(String message);
  }

  /** Nobody answers any more: nothing is written then. */
  public static final class Gone extends RuntimeException {

    /** Makes the exception of somebody who left. */
    public Gone() {}

    /**
     * Makes the exception of a way to somebody that broke.
     *
     * @param cause why
     */
    public Gone(Throwable cause) {
      super(cause);
    }
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
   * @param environment its name, if that is known; it is asked for otherwise
   * @return what shall be written; where a profile of that name can't be, nothing more is asked
   * @throws Gone if the person leaves
   */
  public NewProfile ask(Optional<String> environment) {
    String name = environment.orElseGet(this::name);
    boolean refused = !ProfileCreator.isName(name) || profiles.contains(name);
    Optional<String> from = refused ? Optional.empty() : from();
    if (refused || from.isPresent()) {
      return new NewProfile(name, from, List.of(), Map.of());
    }
    List<String> parents = parents();
    Map<String, String> connections = new LinkedHashMap<>();
    Map<String, Map<String, String>> params = new LinkedHashMap<>();
    while (true) {
      String more = connections.isEmpty() ? "a connection" : "another connection";
      String connection = askOrNothing("name of " + more + " (nothing: no more)", List.of());
      if (connection.isEmpty()) {
        return new NewProfile(name, from, parents, connections, params);
      }
      if (connections.containsKey(connection)) {
        person.tell("There is a connection `" + connection + "` already.");
        continue;
      }
      OptionsSchema schema = schema();
      connections.put(connection, schema.connector());
      params.put(connection, params(connection, schema));
    }
  }

  private String ask(String question, List<String> choices) {
    return person.ask(question, choices).strip();
  }

  private String askOrNothing(String question, List<String> choices) {
    return person.askOrNothing(question, choices).strip();
  }

  private String name() {
    while (true) {
      String name = ask("name of the new environment", List.of());
      if (profiles.contains(name)) {
        person.tell("There is a profile `" + name + "` already.");
      } else if (!name.isEmpty() && !ProfileCreator.isName(name)) {
        person.tell("A name is made of letters, digits, `_`, `-` and `.`.");
      } else if (!name.isEmpty()) {
        return name;
      }
    }
  }

  private Optional<String> from() {
    while (!profiles.isEmpty()) {
      String all = String.join(", ", profiles);
      String name =
          askOrNothing("begins with the text of (one of " + all + "; nothing: of none)", profiles);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      if (profiles.contains(name)) {
        return Optional.of(name);
      }
      person.tell(missing("profile", name, profiles));
    }
    return Optional.empty();
  }

  private List<String> parents() {
    if (profiles.isEmpty()) {
      return List.of();
    }
    while (true) {
      String all = String.join(", ", profiles);
      String answer =
          askOrNothing("builds on (one or more of " + all + "; nothing: on none)", profiles);
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
      List<String> types = registry.types();
      String type = ask("its type (" + String.join(", ", types) + ")", types);
      Optional<OptionsSchema> schema =
          registry.find(type).map(ConnectorRegistry.Registered::schema);
      if (schema.isPresent()) {
        return schema.orElseThrow();
      }
      person.tell(missing("connector", type, types));
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
    return askOrNothing(
        connection + "." + option.name() + example + " (nothing: later)", List.of());
  }

  private String reference(String connection, Option option) {
    String variable =
        (connection + "_" + option.name()).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    String question =
        "%s.%s is a secret: where is it kept, such as env:%s or file:/run/secrets/%s (nothing: it is not needed)"
            .formatted(connection, option.name(), variable, option.name());
    while (true) {
      String answer = askOrNothing(question, List.of());
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
