package dev.sqlflow.source;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a file nobody is shown. Places are added when somebody learns that a secret stands there;
 * what is written behind a name such as {@code password:} is never shown, for a file that can't be
 * read has nobody who could learn more of it.
 */
final class Concealed {

  // Not the provider in a reference, nor what is a reference and nothing else.
  private static final Pattern TOLD =
      Pattern.compile(
          "(?<![\\w.-])(?<!\\$\\{\\s{0,8})[\"']?[\\w.-]{0,60}"
              + SecretNames.PATTERN
              + "[\\w.-]{0,60}[\"']?\\s{0,8}:\\s{1,8}"
              + "(?!\"?\\$\\{[^{}|]*\\}\"?\\s*(?:[,}#)]|$))"
              + "(\"(?:[^\"\\\\]|\\\\.)*\"?|'[^']*'?|[^\\s\"'#{\\[|>&*][^#,}]*)",
          Pattern.CASE_INSENSITIVE);

  private final List<Span> places = new CopyOnWriteArrayList<>();

  void add(Span place) {
    if (!places.contains(place)) {
      places.add(place);
    }
  }

  List<Span> places() {
    return List.copyOf(places);
  }

  /** The line with stars in the place of what is concealed; no column moves. */
  String shown(String line, int start) {
    StringBuilder shown = new StringBuilder(line);
    for (Span place : places) {
      hide(shown, place.start() - start, place.end() - start);
    }
    Matcher told = TOLD.matcher(line);
    while (told.find()) {
      hide(shown, told.start(1), told.end(1));
    }
    return shown.toString();
  }

  private static void hide(StringBuilder line, int start, int end) {
    for (int i = Math.max(0, start); i < Math.min(end, line.length()); i++) {
      char c = line.charAt(i);
      boolean frame = (i == start || i == end - 1) && (c == '"' || c == '\'');
      if (!frame && !Character.isWhitespace(c)) {
        line.setCharAt(i, '*');
      }
    }
  }
}
