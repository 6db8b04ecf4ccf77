package dev.sqlflow.benchmarks.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads files of the demo without the engine. */
final class Csv {

  private Csv() {}

  static List<NamedCsvRecord> records(Path file, char delimiter) throws IOException {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().fieldSeparator(delimiter).ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    }
  }

  /** All rows, with the header as the first. */
  static List<List<String>> rows(Path file, char delimiter) throws IOException {
    try (var reader = CsvReader.builder().fieldSeparator(delimiter).ofCsvRecord(file)) {
      return reader.stream().map(record -> List.copyOf(record.getFields())).toList();
    }
  }
}
