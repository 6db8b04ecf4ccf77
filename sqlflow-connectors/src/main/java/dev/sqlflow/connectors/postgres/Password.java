package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The password of a connection: that of the options, else that of a password file.
 *
 * @param text what is sent; empty for none
 * @param source where it comes from, or why there is none; empty if it stands in the options
 */
record Password(String text, String source) {

  private static final String NOT_ASKED =
      ": set the option `password` or `passfile`, or `use_environment` for PGPASSWORD and ~/.pgpass";

  /**
   * Finds the password.
   *
   * @param options of the connection
   * @param login host, port, database and user
   */
  static Password of(Options options, List<String> login) {
    Optional<String> written = options.optionalText("password").filter(text -> !text.isEmpty());
    if (written.isPresent()) {
      return new Password(written.orElseThrow(), "");
    }
    Optional<PasswordFile> file =
        options
            .optionalText("passfile")
            .map(name -> new PasswordFile(Path.of(name)))
            .or(() -> standard(options));
    return file.map(one -> one.find(login)).orElse(new Password("", NOT_ASKED));
  }

  private static Optional<PasswordFile> standard(Options options) {
    return options.flag("use_environment")
        ? Optional.of(PasswordFile.standard())
        : Optional.empty();
  }

  /** A failure to log in, with what people can do about it. */
  String explained(String failure) {
    if (text.isEmpty()) {
      return failure + source;
    }
    return source.isEmpty() ? failure : failure + " (" + source + ")";
  }

  /** Never the password. */
  @Override
  public String toString() {
    return "a password";
  }
}
