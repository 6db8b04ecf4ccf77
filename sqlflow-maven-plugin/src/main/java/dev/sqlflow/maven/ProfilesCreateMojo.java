package dev.sqlflow.maven;

import dev.sqlflow.ProjectProfiles;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.profile.NewProfile;
import dev.sqlflow.profile.NewProfileDialog;
import dev.sqlflow.profile.ProfileSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.components.interactivity.Prompter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a new profile, with comments that say what to fill in. Overwrites nothing. Without {@code
 * -Denv=} it asks, if somebody is there to answer.
 */
@Mojo(name = "profiles-create", threadSafe = true)
public final class ProfilesCreateMojo extends ProfileMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.profilesCreate.skip", defaultValue = "false")
  private boolean skipProfilesCreate;

  /** The profile whose text the new one begins with. */
  @Parameter(property = "sqlflow.from")
  private @Nullable String from;

  /** The profiles that the new one extends, with commas between them. */
  @Parameter(property = "sqlflow.extends")
  private @Nullable List<String> parents;

  /** Its connections: {@code name:type}, or a type alone, with commas between them. */
  @Parameter(property = "sqlflow.connector")
  private @Nullable List<String> connectors;

  @Inject private Prompter prompter;

  @Override
  boolean skipsThisGoal() {
    return skipProfilesCreate;
  }

  @Override
  boolean concerns(SqlFlow sqlFlow) {
    return true;
  }

  @Override
  void perform(SqlFlow sqlFlow, ProjectProfiles profiles, Console console) throws UserException {
    NewProfile asked = environment().isPresent() ? given() : asked(sqlFlow, profiles);
    Diagnosed<Optional<Path>> created = profiles.create(asked);
    show(created.diagnostics(), console);
    created.best().ifPresent(file -> console.info("wrote " + sqlFlow.nameOf(file)));
    console.info("now fill it in; `mvn sqlflow:validate` checks every pipeline in it");
  }

  private NewProfile given() throws UserException {
    return new NewProfile(
        environment().orElseThrow(),
        Optional.ofNullable(from),
        parents == null ? List.of() : parents,
        NewProfile.connections(connectors == null ? List.of() : connectors));
  }

  private NewProfile asked(SqlFlow sqlFlow, ProjectProfiles profiles) throws UserException {
    if (!isInteractive()) {
      throw new UserException("add -Denv= and the new name");
    }
    List<String> names = profiles.list().stream().map(ProfileSummary::name).toList();
    try {
      return new NewProfileDialog(sqlFlow.connectors().best(), names, new PersonAtPrompt(prompter))
          .ask(Optional.empty());
    } catch (NewProfileDialog.Gone e) {
      throw new UserException("nothing was written: there was no answer");
    }
  }
}
