package dev.sqlflow.testing;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.Origin;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a CSV file of a test: commas, quotes as RFC 4180 has them, and a header. Without quotes an
 * empty field is NULL, and numbers, {@code true} and {@code false} are what they look like.
 */
final class CsvRows {

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]{0,400})(?:\\.[0-9]{1,400})?(?:[eE][-+]?[0-9]{1,3})?");

  private final SourceFile file;
  private final String text;
  private final DiagnosticSink sink;
  private int at;

  private CsvRows(SourceFile file, DiagnosticSink sink) {
    this.file = file;
    this.text = file.text();
    this.sink = sink;
  }

  static TestRows read(SourceFile file, DiagnosticSink sink) {
    return new CsvRows(file, sink).rows();
  }

  private TestRows rows() {
    List<Located<String>> columns = new ArrayList<>();
    if (at < text.length()) {
      for (ConfigValue name : row()) {
        columns.add(new Located<>(CellText.of(name), name.origin().place().orElseThrow()));
      }
    }
    List<List<ConfigValue>> rows = new ArrayList<>();
    while (at < text.length()) {
      List<ConfigValue> row = row();
      if (row.size() == columns.size()) {
        rows.add(row);
      } else {
        report(row, columns.size());
      }
    }
    return new TestRows(columns, rows);
  }

  private void report(List<ConfigValue> row, int columns) {
    sink.add(
        Diagnostic.at(
            DiagnosticCode.UNREADABLE_TEST_DATA,
            row.get(0).origin().place().orElseThrow(),
            "a row has %d values, and the header names %d columns".formatted(row.size(), columns)));
  }

  private List<ConfigValue> row() {
    List<ConfigValue> cells = new ArrayList<>();
    cells.add(cell());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      cells.add(cell());
    }
    if (text.startsWith("\r\n", at)) {
      at++;
    }
    at++;
    return cells;
  }

  private ConfigValue cell() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int start = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    Origin origin = new Origin.File(file.span(start, at));
    String word = text.substring(start, at);
    return switch (word) {
      case "" -> new ConfigValue.Null(origin);
      case "true", "false" -> new ConfigValue.Bool(word.equals("true"), origin);
      default ->
          NUMBER.matcher(word).matches()
              ? new ConfigValue.Numeric(word, origin)
              : new ConfigValue.Text(word, origin, true, null);
    };
  }

  private ConfigValue quoted() {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && (text.charAt(at) != '"' || text.startsWith("\"\"", at))) {
      at += text.charAt(at) == '"' ? 1 : 0;
      value.append(text.charAt(at++));
    }
    boolean closed = at < text.length();
    at = Math.min(at + 1, text.length());
    boolean ended = at == text.length() || ",\r\n".indexOf(text.charAt(at)) >= 0;
    if (!closed || !ended) {
      sink.add(
          Diagnostic.at(
              DiagnosticCode.UNREADABLE_TEST_DATA,
              file.span(start, at),
              closed ? "text follows a closing quote" : "a quote is not closed"));
      at = text.length();
    }
    Origin origin = new Origin.File(file.span(start, at));
    return new ConfigValue.Text(value.toString(), origin, true, null);
  }
}
