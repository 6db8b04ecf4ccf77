package dev.sqlflow.engine.duckdb;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the engine says when it refuses something, read from the JSON that it puts into its messages
 * ({@code errors_as_json}).
 *
 * @param type such as {@code Binder}; empty if the message is no JSON
 * @param subtype such as {@code COLUMN_NOT_FOUND}; may be empty
 * @param message its words
 * @param start byte offset of the place, or -1
 * @param length of the place in bytes
 * @param name what is not known, or empty
 * @param nameKind what kind of thing is not known, such as {@code Table}; may be empty
 * @param candidates names that it offers, best first
 */
record EngineError(
    String type,
    String subtype,
    String message,
    int start,
    int length,
    Optional<String> name,
    String nameKind,
    List<String> candidates) {

  private static final JsonMapper JSON = JsonMapper.shared();

  static EngineError of(SQLException exception) {
    String text = String.valueOf(exception.getMessage());
    int brace = text.indexOf('{');
    if (brace >= 0) {
      try {
        return of(JSON.readTree(text.substring(brace)));
      } catch (JacksonException e) {
        return plain(text);
      }
    }
    return plain(text);
  }

  private static EngineError plain(String text) {
    return new EngineError("", "", text, -1, 0, Optional.empty(), "", List.of());
  }

  /** Reads an exception, or what {@code json_serialize_sql} answers instead of a tree. */
  static EngineError of(JsonNode json) {
    String location = text(json, "location");
    int comma = location.indexOf(',');
    boolean placed = comma > 0;
    String candidates = text(json, "candidates");
    return new EngineError(
        json.has("exception_type") ? text(json, "exception_type") : text(json, "error_type"),
        text(json, "error_subtype"),
        json.has("exception_message")
            ? text(json, "exception_message")
            : text(json, "error_message"),
        placed ? Integer.parseInt(location.substring(1, comma)) : -1,
        placed ? Integer.parseInt(location.substring(comma + 1, location.length() - 1)) : 0,
        Optional.of(text(json, "name")).filter(name -> !name.isEmpty()),
        text(json, "type"),
        candidates.isEmpty() || candidates.contains("(")
            ? List.of()
            : Arrays.stream(candidates.split(",")).map(EngineError::withoutDefault).toList());
  }

  /** Nobody writes the schema that is meant anyway. */
  private static String withoutDefault(String candidate) {
    return candidate.startsWith("main.") ? candidate.substring("main.".length()) : candidate;
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asString("");
  }
}
