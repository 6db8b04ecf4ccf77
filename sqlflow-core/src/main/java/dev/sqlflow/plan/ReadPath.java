package dev.sqlflow.plan;

import dev.sqlflow.resolve.ResolvedConnection;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the location of a source reads: a file, what lies in a folder, or what matches a pattern. As
 * for the connectors, what exists is never a pattern, and {@code **}{@code /} may be nothing.
 */
public final class ReadPath {

  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

  private final String location;
  private final String prefix;
  private final PathMatcher below;

  private ReadPath(String location, String prefix, PathMatcher below) {
    this.location = location;
    this.prefix = prefix;
    this.below = below;
  }

  /**
   * Reads a location.
   *
   * @param location of a source: an absolute path, or a name that only its connector understands
   * @return what it reads
   */
  public static ReadPath of(String location) {
    if (!isPath(location)) {
      return new ReadPath(location, location, file -> false);
    }
    Matcher wildcard = WILDCARD.matcher(location);
    if (!wildcard.find() || Files.exists(Path.of(location))) {
      return new ReadPath(location, location, file -> file.startsWith(location));
    }
    String base = location.substring(0, location.lastIndexOf('/', wildcard.start()) + 1);
    return new ReadPath(location, base, matcher(base, location.substring(base.length())));
  }

  /**
   * Returns the place of what a connection reads or writes, the same however it is named.
   *
   * @param connection of a source or an export
   * @return for {@link #of} and {@link #reads}; empty if it has no place that can be compared
   */
  public static Optional<String> place(ResolvedConnection connection) {
    // A file is one file for every connector; other names mean something to their connector only.
    return connection
        .options()
        .location()
        .map(
            location ->
                isPath(location) ? location : connection.connector().type() + " " + location);
  }

  // Java's own patterns want a directory for each `**/`.
  private static PathMatcher matcher(String base, String rest) {
    String glob = ("/" + rest).replace("/**/", "{/,/**/}");
    try {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
      return file -> matcher.matches(Path.of("/" + Path.of(base).relativize(file)));
    } catch (PatternSyntaxException connectorSaysSo) {
      return file -> false;
    }
  }

  /**
   * Tells whether a place that something writes to is read.
   *
   * @param written an absolute path, or a name that only its connector understands
   * @return whether it is
   */
  public boolean reads(String written) {
    return written.equals(location)
        || (isPath(written) && written.startsWith(prefix) && below.matches(Path.of(written)));
  }

  /**
   * Returns the file, or the folder below which everything lies that is read.
   *
   * @return absolute; empty for a name that only its connector understands
   */
  public Optional<Path> root() {
    return isPath(location) ? Optional.of(Path.of(prefix)) : Optional.empty();
  }

  /**
   * Returns what every place that is read starts with.
   *
   * @return the location itself, or what precedes its pattern
   */
  public String prefix() {
    return prefix;
  }

  static boolean isPath(String location) {
    return location.startsWith("/") || location.matches("[A-Za-z]:[\\\\/].*");
  }
}
