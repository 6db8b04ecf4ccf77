package dev.sqlflow.connectors.csv;

import dev.sqlflow.connectors.batches.TextReader;
import dev.sqlflow.connectors.batches.TypeNames;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.Options;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The options, as this connector uses them.
 *
 * @param dialect how fields are separated and quoted
 * @param header whether the first record names the columns
 * @param charset of the files
 * @param nullValues the unquoted texts that mean NULL
 * @param names the stated columns, or none
 * @param types the stated types by column
 * @param dateFormat how dates are written, or empty for ISO 8601
 * @param timestampFormat how timestamps are written, or empty for ISO 8601
 * @param skipRows how many lines come first
 * @param rejectLimit how many faulty records may be set aside, or empty for none
 * @param compression of the bytes
 */
record CsvSettings(
    Dialect dialect,
    boolean header,
    Charset charset,
    List<String> nullValues,
    List<String> names,
    Map<String, ColumnType> types,
    Optional<String> dateFormat,
    Optional<String> timestampFormat,
    int skipRows,
    OptionalLong rejectLimit,
    Compression compression) {

  static CsvSettings of(Options options, Compression compression) {
    return new CsvSettings(
        dialect(options),
        options.flag("has_header"),
        Charset.forName(options.text("encoding")),
        options.texts("null_values"),
        options.texts("columns"),
        types(options),
        options.optionalText("date_format"),
        options.optionalText("timestamp_format"),
        Math.toIntExact(options.integer("skip_rows")),
        options.flag("ignore_errors")
            ? OptionalLong.of(options.integer("reject_limit"))
            : OptionalLong.empty(),
        compression);
  }

  CsvSettings with(Dialect other) {
    return new CsvSettings(
        other,
        header,
        charset,
        nullValues,
        names,
        types,
        dateFormat,
        timestampFormat,
        skipRows,
        rejectLimit,
        compression);
  }

  /** Takes the types of an export that is read back, where the options state no others. */
  CsvSettings expecting(List<String> columns, List<Column> expected) {
    Map<String, ColumnType> all = new LinkedHashMap<>(types);
    expected.stream()
        .filter(column -> columns.contains(column.name()) && type(column.name()).isEmpty())
        .forEach(column -> all.put(column.name(), column.type()));
    return new CsvSettings(
        dialect,
        header,
        charset,
        nullValues,
        names,
        Collections.unmodifiableMap(all),
        dateFormat,
        timestampFormat,
        skipRows,
        rejectLimit,
        compression);
  }

  /** Returns the type that the options state for a column. */
  Optional<ColumnType> type(String column) {
    return types.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(column))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Returns the names of those columns whose types the options don't state. */
  List<String> guessed(List<Column> columns) {
    return columns.stream().map(Column::name).filter(name -> type(name).isEmpty()).toList();
  }

  boolean ignoresErrors() {
    return rejectLimit.isPresent();
  }

  /** Tells whether an engine can be trusted with the bytes: others than UTF-8 are decoded here. */
  boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  boolean isNull(String text, boolean quoted) {
    return !quoted && nullValues.contains(text);
  }

  /** Reads dates and timestamps as they are written by the options. */
  TextReader reader() {
    return new TextReader(
        dateFormat.map(TimePattern::formatter).orElse(TextReader.ISO.date()),
        timestampFormat.map(TimePattern::formatter).orElse(TextReader.ISO.timestamp()));
  }

  /** As an engine reads files; the guessed types are not certain for all of their values. */
  FileFormat.Csv format(List<String> guessed) {
    return new FileFormat.Csv(
        header,
        dialect.delimiter(),
        dialect.quote().map(String::valueOf),
        dialect.escape().map(String::valueOf),
        charset.name(),
        nullValues,
        dateFormat,
        timestampFormat,
        skipRows,
        rejectLimit,
        compression,
        guessed);
  }

  private static Dialect dialect(Options options) {
    Optional<Character> quote = character(options.text("quote_char"));
    Optional<Character> escape =
        quote.isEmpty()
            ? Optional.empty()
            : options.optionalText("escape_char").flatMap(CsvSettings::character).or(() -> quote);
    return new Dialect(options.text("delimiter"), quote, escape);
  }

  private static Optional<Character> character(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text.charAt(0));
  }

  private static Map<String, ColumnType> types(Options options) {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    options.map("types").forEach((name, type) -> types.put(name, TypeNames.read((String) type)));
    return Collections.unmodifiableMap(types);
  }
}
