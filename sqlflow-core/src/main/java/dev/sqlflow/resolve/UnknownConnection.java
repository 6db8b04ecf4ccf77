package dev.sqlflow.resolve;

import dev.sqlflow.connector.OptionsSchema.Role;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.Locale;
import java.util.Map;

/** Says that a profile has no such connection, or that a path needs a TYPE. */
final class UnknownConnection {

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("csv", "csv"),
          Map.entry("tsv", "csv"),
          Map.entry("txt", "csv"),
          Map.entry("parquet", "parquet"),
          Map.entry("json", "json"),
          Map.entry("jsonl", "json"),
          Map.entry("ndjson", "json"));

  private UnknownConnection() {}

  static Diagnostic of(Located<String> name, Role role, Profile profile) {
    return role == Role.SINK && looksLikePath(name.value())
        ? missingType(name)
        : unknown(name, profile);
  }

  private static boolean looksLikePath(String name) {
    return name.contains("/") || name.contains("\\") || TYPES.containsKey(extension(name));
  }

  private static String extension(String name) {
    String lower = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", "");
    return lower.substring(lower.lastIndexOf('.') + 1);
  }

  private static Diagnostic missingType(Located<String> name) {
    String type = TYPES.getOrDefault(extension(name.value()), "csv");
    int end = behindQuote(name.span());
    Span behind = name.span().file().span(end, end);
    return Diagnostic.at(
            DiagnosticCode.DESTINATION_WITHOUT_TYPE,
            name.span(),
            "destination `" + name.value() + "` looks like a path and needs a TYPE")
        .label("without TYPE this is the name of a connection")
        .help("add TYPE " + type)
        .fix(Fix.safe("add TYPE " + type, behind, " TYPE " + type))
        .build();
  }

  // The span may hold the quotes or not.
  private static int behindQuote(Span span) {
    String text = span.file().text();
    boolean insideOfQuotes =
        span.start() > 0
            && span.end() < text.length()
            && isQuote(text.charAt(span.start() - 1))
            && text.charAt(span.start() - 1) == text.charAt(span.end());
    return insideOfQuotes ? span.end() + 1 : span.end();
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private static Diagnostic unknown(Located<String> name, Profile profile) {
    Diagnostic.Builder fault =
        Diagnostic.at(
                DiagnosticCode.UNKNOWN_CONNECTION,
                name.span(),
                "unknown connection `" + name.value() + "`")
            .label("no such connection")
            .didYouMean(Suggestions.nearest(name.value(), profile.connections().keySet()));
    String file = profile.file().map(SourceFile::name).orElse("");
    if (file.isEmpty()) {
      fault.help("the project has no profiles; write profiles/" + profile.environment() + ".yml");
    } else if (profile.connections().isEmpty()) {
      fault.help(file + " has no connections");
    } else {
      // the same words wherever the same connections are: one cause is one finding
      fault.help("the connections are " + String.join(", ", profile.connections().keySet()));
    }
    return fault.build();
  }
}
