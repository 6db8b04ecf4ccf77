package dev.sqlflow.connectors.files;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A path with wildcards: the directory before the first of them, and what the rest matches.
 *
 * @param base the directory below which files are looked for
 * @param rest the pattern of the paths relative to it
 * @param depth how many directories deep a match can lie
 */
record PathPattern(Path base, String rest, int depth) {

  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

  /** Tells whether a path has wildcards and is not itself the name of something that exists. */
  static boolean isPattern(String path) {
    return WILDCARD.matcher(path).find() && !existsAsWritten(path);
  }

  /** Splits a path before its first segment with a wildcard. */
  static PathPattern of(String path) {
    String[] segments = path.split("/", -1);
    int first = 0;
    while (!WILDCARD.matcher(segments[first]).find()) {
      first++;
    }
    String base = String.join("/", Arrays.copyOf(segments, first));
    String rest = path.substring(base.length() + 1);
    int depth = rest.contains("**") ? Integer.MAX_VALUE : segments.length - first;
    return new PathPattern(Path.of(base.isEmpty() ? "/" : base), rest, depth);
  }

  /** Tells of a file below the base whether it matches; INVALID_DATA if this is no pattern. */
  Predicate<Path> matches() {
    PathMatcher matcher = matcher();
    return file -> matcher.matches(Path.of("/" + base.relativize(file)));
  }

  /** Java's own patterns want a directory for each {@code **}{@code /}; here it may be nothing. */
  private PathMatcher matcher() {
    String glob = ("/" + rest).replace("/**/", "{/,/**/}");
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException wrong) {
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "`" + rest + "` is neither a file nor a pattern: " + wrong.getDescription(),
          wrong);
    }
  }

  private static boolean existsAsWritten(String path) {
    // Characters that a system's file names can't hold are wildcards for certain.
    try {
      return Files.exists(Path.of(path));
    } catch (InvalidPathException notAName) {
      return false;
    }
  }
}
