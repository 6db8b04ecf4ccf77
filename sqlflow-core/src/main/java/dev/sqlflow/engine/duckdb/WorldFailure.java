package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the machine refuses, whatever the engine was asked. */
final class WorldFailure {

  private static final String OUT_OF_MEMORY = "Out of Memory";

  /** The engine wraps the message of a thread that writes into another one. */
  private static final Pattern NOT_WRITTEN =
      Pattern.compile("(?:Could not write|Cannot open) file [\\\\]*\"(.+?)[\\\\]*\": ([^\"\\\\]+)");

  private WorldFailure() {}

  /** Says that the step needs more memory than it may have, if so. */
  static Optional<RuntimeException> ofMemory(SQLException exception) {
    EngineError error = EngineError.of(exception);
    return error.type().equals(OUT_OF_MEMORY)
        ? Optional.of(
            new ConnectorException(
                Kind.INTERNAL,
                "the step needs more memory than `memory_limit` allows: "
                    + SqlErrors.words(error.message()).replaceFirst("; Possible solutions:.*", "")
                    + "; raise it in the profile, or let the step do less at once",
                exception))
        : Optional.empty();
  }

  /** Says why a file can't be written, if so. */
  static Optional<RuntimeException> ofWriting(SQLException exception) {
    Matcher refused = NOT_WRITTEN.matcher(EngineError.of(exception).message());
    return refused.find()
        ? Optional.of(
            new ConnectorException(
                Kind.INTERNAL,
                "`%s` can't be written: %s".formatted(refused.group(1), refused.group(2)),
                exception))
        : Optional.empty();
  }
}
