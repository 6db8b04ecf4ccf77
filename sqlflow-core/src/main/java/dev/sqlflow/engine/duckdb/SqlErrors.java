package dev.sqlflow.engine.duckdb;

import dev.sqlflow.plan.SqlAnalyzer.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the engine's errors into ours: places of the query, kinds, names and candidates. */
final class SqlErrors {

  private static final Pattern NO_COLUMN =
      Pattern.compile("does not have a column named \"(.+?)\"", Pattern.DOTALL);
  private static final Pattern NO_TABLE =
      Pattern.compile("Referenced table \"(.+?)\" not found", Pattern.DOTALL);
  private static final Pattern CANDIDATES =
      Pattern.compile("\n+Candidate (?:bindings|tables)[: ]*(.*)", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")+)\"");

  /** What the engine adds to its message for people who look at it alone. */
  private static final Pattern ADVICE =
      Pattern.compile(
          "\\s*(\nDid you mean|\n+\\s*Candidate |You might need to add|Use \"SET |\n+Newer DuckDB"
              + "|\n+For more info).*",
          Pattern.DOTALL);

  private static final Pattern OF_TYPES =
      Pattern.compile(
          "(?i).*(cannot compare values of type|cannot mix values of type|cannot combine types"
              + "|could not convert|cannot cast|unimplemented type for cast).*",
          Pattern.DOTALL);

  private SqlErrors() {}

  /**
   * Translates an error.
   *
   * @param query what was asked
   * @param prefix how many bytes stood before the query in what the engine got
   */
  static SqlError of(EngineError error, String query, int prefix) {
    ByteOffsets offsets = new ByteOffsets(query);
    boolean placed = error.start() >= prefix;
    int start = placed ? offsets.character(error.start() - prefix) : 0;
    int end = placed ? offsets.character(error.start() - prefix + error.length()) : 0;
    Optional<String> name = error.name().or(() -> nameIn(error.message()));
    SqlError.Kind kind = kind(error);
    if (kind == SqlError.Kind.UNKNOWN_FUNCTION && name.isPresent()) {
      end = SqlScanner.endOfName(query, start);
    }
    return new SqlError(kind, words(error.message()), start, end, name, candidates(error));
  }

  private static SqlError.Kind kind(EngineError error) {
    String message = error.message();
    if (message.contains("expression depth limit") || message.contains("recursion depth")) {
      return SqlError.Kind.TOO_COMPLEX;
    }
    return switch (error.type().toLowerCase(Locale.ROOT)) {
      case "parser", "syntax" -> SqlError.Kind.SYNTAX;
      case "catalog" -> missing(error.nameKind());
      case "conversion", "mismatch type" -> SqlError.Kind.TYPE;
      case "out of memory" -> SqlError.Kind.TOO_COMPLEX;
      case "binder" -> binder(error);
      default -> SqlError.Kind.OTHER;
    };
  }

  private static SqlError.Kind missing(String kind) {
    if (kind.equals("Table") || kind.equals("View")) {
      return SqlError.Kind.UNKNOWN_TABLE;
    }
    if (kind.equals("Type")) {
      return SqlError.Kind.UNKNOWN_TYPE;
    }
    return kind.contains("Function") || kind.contains("Macro")
        ? SqlError.Kind.UNKNOWN_FUNCTION
        : SqlError.Kind.OTHER;
  }

  private static SqlError.Kind binder(EngineError error) {
    String message = error.message();
    if (error.subtype().equals("COLUMN_NOT_FOUND") || NO_COLUMN.matcher(message).find()) {
      return SqlError.Kind.UNKNOWN_COLUMN;
    }
    if (NO_TABLE.matcher(message).find()) {
      return SqlError.Kind.UNKNOWN_TABLE;
    }
    if (error.subtype().equals("NO_MATCHING_FUNCTION")) {
      return SqlError.Kind.UNKNOWN_FUNCTION;
    }
    return OF_TYPES.matcher(message).matches() ? SqlError.Kind.TYPE : SqlError.Kind.OTHER;
  }

  private static Optional<String> nameIn(String message) {
    for (Pattern pattern : List.of(NO_COLUMN, NO_TABLE)) {
      Matcher matcher = pattern.matcher(message);
      if (matcher.find()) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }

  private static List<String> candidates(EngineError error) {
    if (!error.candidates().isEmpty()) {
      return error.candidates();
    }
    List<String> names = new ArrayList<>();
    Matcher tail = CANDIDATES.matcher(error.message());
    if (tail.find()) {
      Matcher quoted = QUOTED.matcher(tail.group(1));
      while (quoted.find()) {
        names.add(quoted.group(1));
      }
    }
    return names;
  }

  /** The message as ours are: without advice, lower case, no full stop. */
  static String words(String message) {
    String plain = ADVICE.matcher(message).replaceFirst("").strip().replaceAll("\\s*\n\\s*", "; ");
    String open = plain.replaceAll("[.!;]+$", "");
    boolean sentence =
        open.length() > 1
            && Character.isUpperCase(open.charAt(0))
            && !Character.isUpperCase(open.charAt(1));
    return sentence ? Character.toLowerCase(open.charAt(0)) + open.substring(1) : open;
  }
}
