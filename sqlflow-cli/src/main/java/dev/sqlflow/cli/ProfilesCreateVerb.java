package dev.sqlflow.cli;

import dev.sqlflow.ProjectProfiles;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.profile.NewProfile;
import dev.sqlflow.profile.NewProfileDialog;
import dev.sqlflow.profile.ProfileSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a new profile. */
@Command(
    name = "create",
    description =
        "Writes a new profile, with comments that say what to fill in. Overwrites nothing.",
    footer = {
      "  sqlflow profiles create                                  asks, at a terminal",
      "  sqlflow profiles create qa --from dev                    a copy",
      "  sqlflow profiles create qa --extends base                what differs from base",
      "  sqlflow profiles create qa --connector orders:csv        with a connection"
    })
final class ProfilesCreateVerb extends ProfileVerb {

  @Parameters(
      paramLabel = "PROFILE",
      arity = "0..1",
      description = "its name; at a terminal, what is not said is asked for")
  private @Nullable String environment;

  @Option(
      names = "--from",
      paramLabel = "PROFILE",
      description = "the profile whose text the new one begins with",
      order = 1)
  private @Nullable String from;

  @Option(
      names = "--extends",
      paramLabel = "PROFILE",
      split = ",",
      description = "the profiles that the new one extends, with commas between them",
      order = 2)
  private List<String> parents = new ArrayList<>();

  @Option(
      names = "--connector",
      paramLabel = "NAME:TYPE",
      split = ",",
      description = "its connections: name:type, or a type alone, with commas between them",
      order = 3)
  private List<String> connectors = new ArrayList<>();

  ProfilesCreateVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  boolean worksWithoutProfiles() {
    return true;
  }

  @Override
  void perform(SqlFlow sqlFlow, ProjectProfiles profiles, Console console) throws Refusal {
    NewProfile profile = isWholeCommand() ? given() : asked(sqlFlow, profiles);
    Diagnosed<Optional<Path>> created = profiles.create(profile);
    show(created.diagnostics(), console);
    created.best().ifPresent(file -> console.result("wrote " + sqlFlow.nameOf(file)));
    console.progress("now fill it in; `sqlflow validate` checks every pipeline in it");
  }

  // Whoever says a part by options has read about them.
  private boolean isWholeCommand() {
    boolean silent = from == null && parents.isEmpty() && connectors.isEmpty();
    return !(silent && surroundings().terminal().in() && surroundings().terminal().out());
  }

  private NewProfile given() throws Refusal {
    if (environment == null) {
      throw new Refusal(
          ExitCode.USAGE,
          "a new profile needs a name: `sqlflow profiles create qa`; at a terminal it is asked for");
    }
    return new NewProfile(
        environment, Optional.ofNullable(from), parents, NewProfile.connections(connectors));
  }

  private NewProfile asked(SqlFlow sqlFlow, ProjectProfiles profiles) throws Refusal {
    List<String> names = profiles.list().stream().map(ProfileSummary::name).toList();
    try (PersonAtTerminal person = PersonAtTerminal.ofSystem()) {
      return new NewProfileDialog(sqlFlow.connectors().best(), names, person)
          .ask(Optional.ofNullable(environment));
    } catch (NewProfileDialog.Gone e) {
      throw new Refusal(ExitCode.INTERRUPTED, "nothing was written");
    }
  }
}
