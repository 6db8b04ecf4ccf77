package dev.sqlflow.maven;

import dev.sqlflow.ProjectProfiles;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.report.ProfileText;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Lists the profiles: environments and what they build on, with their connections. */
@Mojo(name = "profiles-list", threadSafe = true)
public final class ProfilesListMojo extends ProfileMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.profilesList.skip", defaultValue = "false")
  private boolean skipProfilesList;

  /** {@code text}, in the log, or {@code json}, which writes a file. */
  @Parameter(property = "sqlflow.format", defaultValue = "text")
  private String format;

  @Override
  boolean skipsThisGoal() {
    return skipProfilesList;
  }

  @Override
  void perform(SqlFlow sqlFlow, ProjectProfiles profiles, Console console) throws UserException {
    if (isJson(format)) {
      console.info(sqlFlow.nameOf(profiles.writeList()));
    } else {
      ProfileText.list(profiles.list()).forEach(console::info);
    }
  }
}
