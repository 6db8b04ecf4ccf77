package dev.sqlflow.maven;

import dev.sqlflow.ProjectProfiles;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.Diagnosed;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Compares two environments, or each with each: values side by side, and what is drift. */
@Mojo(name = "profiles-diff", threadSafe = true)
public final class ProfilesDiffMojo extends ProfileMojo {

  /** Skips this goal. */
  @Parameter(property = "sqlflow.profilesDiff.skip", defaultValue = "false")
  private boolean skipProfilesDiff;

  /** The environment that the one of {@code sqlflow.env} is compared with. */
  @Parameter(property = "sqlflow.other")
  private @Nullable String other;

  @Override
  boolean skipsThisGoal() {
    return skipProfilesDiff;
  }

  @Override
  void perform(SqlFlow sqlFlow, ProjectProfiles profiles, Console console) throws UserException {
    Optional<String> first = environment();
    if (first.isEmpty() && other == null) {
      for (List<String> pair : profiles.pairs()) {
        compare(profiles, pair.get(0), pair.get(1), console);
      }
    }
    if (first.isPresent() != (other != null)) {
      throw new UserException("two environments are compared: give -Denv= and -Dsqlflow.other=");
    }
    if (first.isPresent() && other != null) {
      compare(profiles, first.get(), other, console);
    }
  }

  private static void compare(ProjectProfiles profiles, String one, String other, Console console)
      throws UserException {
    Diagnosed<List<String>> diff = profiles.diff(one, other);
    show(diff.diagnostics(), console);
    console.info(String.join("\n", diff.best()));
  }
}
