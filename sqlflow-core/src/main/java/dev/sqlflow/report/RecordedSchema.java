package dev.sqlflow.report;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The columns of a source whose data lies elsewhere, as a file that is committed: the same schema
 * makes the same bytes.
 *
 * @param connector type of the connector
 * @param reads what of the connection's data is read, such as a table; empty if that is a secret or
 *     has no name
 * @param columns in the source's order
 */
public record RecordedSchema(String connector, Optional<String> reads, List<Column> columns) {

  private static final String VERSION = "1";

  // Keeps an immutable copy of the columns.
  public RecordedSchema {
    columns = List.copyOf(columns);
  }

  /**
   * Reads a recorded schema.
   *
   * @param file the text
   * @return the schema, or empty and why it can't be read
   */
  public static Diagnosed<Optional<RecordedSchema>> read(SourceFile file) {
    try {
      return read(file, JsonMapper.shared().readTree(file.text()));
    } catch (JacksonException e) {
      TokenStreamLocation place = e.getLocation();
      int offset = place == null ? 0 : (int) Math.max(0, place.getCharOffset());
      return malformed(file, Math.min(offset, file.text().length()), "it is not JSON");
    }
  }

  private static Diagnosed<Optional<RecordedSchema>> read(SourceFile file, JsonNode root) {
    if (!VERSION.equals(root.path("version").asString(""))) {
      return malformed(file, 0, "its version is not \"" + VERSION + "\"");
    }
    List<Column> columns = new ArrayList<>();
    for (JsonNode column : root.path("columns")) {
      Optional<String> name = column.path("name").asStringOpt();
      Optional<String> type = column.path("type").asStringOpt();
      if (name.isEmpty() || type.isEmpty()) {
        return malformed(file, 0, "a column lacks name or type");
      }
      columns.add(new Column(name.get(), new ColumnType(type.get())));
    }
    Optional<String> connector = root.path("connector").asStringOpt();
    return connector.isEmpty() || columns.isEmpty()
        ? malformed(file, 0, "it lacks connector or columns")
        : new Diagnosed<>(
            Optional.of(
                new RecordedSchema(connector.get(), root.path("reads").asStringOpt(), columns)),
            List.of());
  }

  private static Diagnosed<Optional<RecordedSchema>> malformed(
      SourceFile file, int offset, String why) {
    return new Diagnosed<>(
        Optional.empty(),
        List.of(
            Diagnostic.at(
                    DiagnosticCode.MALFORMED_RECORDED_SCHEMA,
                    file.span(offset, offset),
                    "malformed recorded schema")
                .label(why)
                .help("`mvn sqlflow:schemas` writes it anew")
                .build()));
  }

  /**
   * Returns the file's text.
   *
   * @return JSON, every line ended by {@code \n}
   */
  public String text() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("version", VERSION);
    root.put("connector", connector);
    reads.ifPresent(what -> root.put("reads", what));
    ArrayNode array = root.putArray("columns");
    columns.forEach(
        column -> array.addObject().put("name", column.name()).put("type", column.type().sql()));
    return JsonText.of(root);
  }

  /**
   * Writes the file. Its folder is made when needed; a reader sees the old file or the new one.
   *
   * @param file where
   * @throws IOException if it can't be written
   */
  public void writeTo(Path file) throws IOException {
    AtomicFile.write(file, text());
  }
}
