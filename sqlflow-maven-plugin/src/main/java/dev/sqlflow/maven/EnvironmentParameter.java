package dev.sqlflow.maven;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One environment out of two parameters: a parameter can't have two properties. */
final class EnvironmentParameter {

  private EnvironmentParameter() {}

  static Optional<String> of(@Nullable String sqlflowEnv, @Nullable String env)
      throws UserException {
    Optional<String> full = text(sqlflowEnv);
    Optional<String> brief = text(env);
    if (full.isPresent() && brief.isPresent() && !full.equals(brief)) {
      throw new UserException(
          "two environments are asked for: `%s` by sqlflow.env and `%s` by env; leave one out"
              .formatted(full.get(), brief.get()));
    }
    return full.or(() -> brief);
  }

  private static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }
}
