package dev.sqlflow.maven;

import dev.sqlflow.ProjectProfiles;
import dev.sqlflow.SqlFlow;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Checks the profiles alone, whether there are pipelines or not, and compares environments. */
@Mojo(name = "profiles-validate", threadSafe = true)
public final class ProfilesValidateMojo extends ProfileMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.profilesValidate.skip", defaultValue = "false")
  private boolean skipProfilesValidate;

  /** The only profile whose findings count. */
  @Parameter(property = "sqlflow.file")
  private @Nullable File file;

  @Override
  boolean skipsThisGoal() {
    return skipProfilesValidate;
  }

  @Override
  void perform(SqlFlow sqlFlow, ProjectProfiles profiles, Console console) throws UserException {
    show(profiles.check(Optional.ofNullable(file).map(File::toPath)), console);
    console.info(
        file == null ? profiles.list().size() + " profiles: no errors" : file.getName() + ": ok");
  }
}
