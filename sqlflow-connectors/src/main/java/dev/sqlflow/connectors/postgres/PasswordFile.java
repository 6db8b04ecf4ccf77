package dev.sqlflow.connectors.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.OSUtil;

/**
 * A password file as the server's own tools know it: the first line of {@code
 * host:port:database:user:password} counts whose fields are those of the connection, or {@code *}.
 * In a field a backslash stands before {@code :} and {@code \}. A comment begins with {@code #},
 * like no host. The driver's own reader knows one file for the whole process, and does not care who
 * else reads it.
 *
 * @param file which one
 */
record PasswordFile(Path file) {

  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  /** The user's own: {@code ~/.pgpass}. */
  static PasswordFile standard() {
    String name = OSUtil.isWindows() ? "pgpass.conf" : ".pgpass";
    return new PasswordFile(Path.of(OSUtil.getUserConfigRootDirectory(), name));
  }

  /**
   * Looks for a password. That there is none is no fault before the server wants one.
   *
   * @param login host, port, database and user
   */
  Password find(List<String> login) {
    try {
      if (!Files.isRegularFile(file)) {
        return none("does not exist");
      }
      if (mayBeReadByOthers()) {
        return none("is left alone because others may read it: chmod 600 makes it private");
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.lines()
          .flatMap(line -> password(line, login).stream())
          .findFirst()
          .filter(found -> !found.isEmpty())
          .map(found -> new Password(found, "the password is that of " + name()))
          .orElseGet(() -> none("has no line for `%s`".formatted(String.join(":", login))));
    } catch (IOException e) {
      return none("can't be read");
    }
  }

  private String name() {
    return "the password file `" + file + "`";
  }

  private Password none(String why) {
    return new Password("", ", and " + name() + " " + why);
  }

  // Where there are no such permissions, the folder is the user's own.
  private boolean mayBeReadByOthers() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view != null && !Collections.disjoint(view.readAttributes().permissions(), OTHERS);
  }

  private static Optional<String> password(String line, List<String> login) {
    int at = 0;
    for (String field : login) {
      at = behind(field, line, at);
      if (at < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(field(line, at));
  }

  /** Where the next field begins, if this one means a text; else negative. */
  private static int behind(String wanted, String line, int start) {
    if (line.startsWith("*:", start)) {
      return start + 2;
    }
    int at = start;
    for (int i = 0; i < wanted.length(); i++) {
      at = line.startsWith("\\", at) ? at + 1 : at;
      if (at >= line.length() || line.charAt(at) != wanted.charAt(i)) {
        return -1;
      }
      at++;
    }
    return line.startsWith(":", at) ? at + 1 : -1;
  }

  private static String field(String line, int start) {
    StringBuilder text = new StringBuilder();
    int at = start;
    while (at < line.length() && line.charAt(at) != ':') {
      at = line.charAt(at) == '\\' && at + 1 < line.length() ? at + 1 : at;
      text.append(line.charAt(at));
      at++;
    }
    return text.toString();
  }
}
