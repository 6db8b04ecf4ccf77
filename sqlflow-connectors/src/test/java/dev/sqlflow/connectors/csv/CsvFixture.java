package dev.sqlflow.connectors.csv;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.testkit.ConnectorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Files in a folder of one test, and what the connector says about them. */
final class CsvFixture {

  private final Path folder;
  private final CsvConnector connector = new CsvConnector();

  CsvFixture(Path folder) {
    this.folder = folder;
  }

  CsvFixture file(String name, String content) {
    return file(name, content, StandardCharsets.UTF_8);
  }

  CsvFixture file(String name, String content, Charset charset) {
    return file(name, content.getBytes(charset));
  }

  CsvFixture file(String name, byte[] content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Options options(String path, Map<String, ?> others) {
    Map<String, Object> values = new LinkedHashMap<>(others);
    values.put("path", folder + "/" + path);
    return ConnectorOptions.of(connector, values);
  }

  Scan scan(String path, Map<String, ?> others) {
    return connector.scan(options(path, others), ScanRequest.ALL);
  }

  /** Returns the columns as {@code a BIGINT, b VARCHAR}. */
  String columns(String path, Map<String, ?> others) {
    return show(scan(path, others).columns());
  }

  String columns(String content) {
    return file("t.csv", content).columns("t.csv", Map.of());
  }

  /** Returns why the connector refuses a file, with paths relative to the folder. */
  String fault(String path, Map<String, ?> others) {
    ConnectorException fault =
        catchThrowableOfType(ConnectorException.class, () -> scan(path, others));
    return fault.kind()
        + ": "
        + String.valueOf(fault.getMessage())
            .replace(folder + "/", "")
            .replace("`" + folder + "`", "`.`");
  }

  String fault(String content) {
    return file("t.csv", content).fault("t.csv", Map.of());
  }

  /** Returns the names of the files that would be read. */
  List<String> files(String path, Map<String, ?> others) {
    Scan.Files files = (Scan.Files) scan(path, others);
    return files.paths().stream().map(file -> folder.relativize(file).toString()).toList();
  }

  static String show(List<Column> columns) {
    return columns.stream()
        .map(column -> column.name() + " " + column.type())
        .collect(Collectors.joining(", "));
  }
}
