package dev.sqlflow.config;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.IoWords;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A project's {@code .env}: variables for whoever works on it. Each line is {@code NAME=value},
 * perhaps behind {@code export}, empty, or a comment behind {@code #}. A value may stand in quotes;
 * in double ones {@code \n}, {@code \t}, {@code \"} and {@code \\} are escapes. Findings say the
 * line and never show it, for it may hold a password.
 */
public final class EnvironmentFile {

  private static final int MAX_BYTES = 1 << 20;
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*=[ \t]*(.*)");
  private static final Pattern SINGLE = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
  private static final Pattern DOUBLE =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\[nt\"\\\\])*)\"\\s*(?:#.*)?");
  private static final Pattern BARE =
      Pattern.compile("([^'\"#\\s](?:.*?))??\\s*(?:(?<=\\s|^)#.*)?");

  private final String name;
  private final DiagnosticSink sink = new DiagnosticSink();
  private final Map<String, Variable> variables = new LinkedHashMap<>();

  /**
   * What the file gives a name.
   *
   * @param text the value
   * @param place of its line, such as {@code .env:3}
   */
  public record Variable(String text, String place) {}

  private EnvironmentFile(String name) {
    this.name = name;
  }

  /**
   * Reads the file.
   *
   * @param file which one; it need not exist
   * @param name how people know it
   * @return its variables in order, without lines that are wrong
   */
  public static Diagnosed<Map<String, Variable>> read(Path file, String name) {
    EnvironmentFile reader = new EnvironmentFile(name);
    if (Files.exists(file)) {
      reader.read(file);
    }
    return reader.sink.with(Collections.unmodifiableMap(reader.variables));
  }

  private void read(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
      SourceFile text = SourceFile.decode(name, bytes);
      if (bytes.length > MAX_BYTES) {
        report(name + " is larger than 1 MiB", "keep only variables in it");
      } else if (text.malformedOffset().isPresent()) {
        report(name + " is not UTF-8", "save the file as UTF-8");
      } else {
        lines(List.of(text.text().split("\r\n|\r|\n", -1)));
      }
    } catch (IOException e) {
      report(name + " can't be read", "the system says: " + IoWords.of(e));
    }
  }

  private void lines(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        line(line, name + ":" + (i + 1));
      }
    }
  }

  private void line(String line, String place) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      report(place + ": not a variable", "write NAME=value, or # before a comment");
      return;
    }
    String value = value(parts.group(2), place);
    Variable before = variables.putIfAbsent(parts.group(1), new Variable(value, place));
    if (before != null) {
      sink.add(
          Diagnostic.of(
                  DiagnosticCode.DUPLICATE_ENVIRONMENT_VARIABLE,
                  "%s: `%s` stands in %s already".formatted(place, parts.group(1), before.place()))
              .help("keep one of them"));
    }
  }

  private String value(String written, String place) {
    Matcher single = SINGLE.matcher(written);
    if (single.matches()) {
      return single.group(1);
    }
    Matcher quoted = DOUBLE.matcher(written);
    if (quoted.matches()) {
      return unescaped(quoted.group(1));
    }
    Matcher bare = BARE.matcher(written);
    if (bare.matches()) {
      return bare.group(1) == null ? "" : bare.group(1);
    }
    report(
        place + ": the value's quotes are wrong",
        "close the quote in the same line, and escape only n, t, \" and \\ in double quotes");
    return "";
  }

  private static String unescaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        char escaped = text.charAt(i);
        out.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private void report(String message, String help) {
    sink.add(Diagnostic.of(DiagnosticCode.MALFORMED_ENVIRONMENT_FILE, message).help(help));
  }
}
