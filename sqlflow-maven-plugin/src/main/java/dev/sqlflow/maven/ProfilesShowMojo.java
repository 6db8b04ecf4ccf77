package dev.sqlflow.maven;

import dev.sqlflow.ProjectProfiles;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.report.ProfileText;
import dev.sqlflow.resolve.ResolvedProfile;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Shows what a profile comes to: every value, where it comes from, and what it overrides. */
@Mojo(name = "profiles-show", threadSafe = true)
public final class ProfilesShowMojo extends ProfileMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.profilesShow.skip", defaultValue = "false")
  private boolean skipProfilesShow;

  /** The only connection that is shown. */
  @Parameter(property = "sqlflow.connection")
  private @Nullable String connection;

  /** {@code text}, in the log, or {@code json}, which writes a file. */
  @Parameter(property = "sqlflow.format", defaultValue = "text")
  private String format;

  @Override
  boolean skipsThisGoal() {
    return skipProfilesShow;
  }

  @Override
  void perform(SqlFlow sqlFlow, ProjectProfiles profiles, Console console) throws UserException {
    boolean json = isJson(format);
    String environment =
        environment().orElseThrow(() -> new UserException("add -Denv= and an environment"));
    Diagnosed<Optional<ResolvedProfile>> shown =
        profiles.show(environment, Optional.ofNullable(connection));
    show(shown.diagnostics(), console);
    ResolvedProfile profile = shown.best().orElseThrow();
    if (json) {
      console.info(sqlFlow.nameOf(profiles.write(profile)));
    } else {
      console.info(String.join("\n", ProfileText.show(profile)));
    }
  }
}
