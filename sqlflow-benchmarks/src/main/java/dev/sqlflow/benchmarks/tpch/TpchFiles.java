package dev.sqlflow.benchmarks.tpch;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tables of TPC-H as text with bars between the fields. Other than the standard's own
 * generator, these files have a header, and no bar after the last field: the standard's lines end
 * in one, which would be a further, empty column.
 */
public final class TpchFiles {

  private TpchFiles() {}

  /**
   * Writes the tables.
   *
   * @param arguments the scale, such as 0.1, and the folder
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    write(Double.parseDouble(arguments[0]), Path.of(arguments[1]));
  }

  /**
   * Writes the tables, each to {@code <table>.csv}.
   *
   * @param scale 1 is about 1 GB
   * @param folder where the files go; made if it is missing
   * @throws IOException if a file cannot be written
   */
  public static void write(double scale, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (TpchTable<?> table : TpchTable.getTables()) {
      write(table, scale, folder.resolve(file(table)));
    }
  }

  /**
   * Tells how the engine reads each table when it is told the columns: whole numbers as the
   * connector {@code csv} takes them, money exact.
   *
   * @return by the table's name, the columns as in {@code {'r_regionkey': 'BIGINT', ...}}
   */
  public static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (TpchTable<?> table : TpchTable.getTables()) {
      columns.put(
          table.getTableName(),
          table.getColumns().stream()
              .map(column -> "'" + column.getColumnName() + "': '" + type(column) + "'")
              .collect(Collectors.joining(", ", "{", "}")));
    }
    return columns;
  }

  private static <E extends TpchEntity> void write(TpchTable<E> table, double scale, Path file)
      throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write(
          table.getColumns().stream()
              .map(TpchColumn::getColumnName)
              .collect(Collectors.joining("|", "", "\n")));
      for (E row : table.createGenerator(scale, 1, 1)) {
        String line = row.toLine();
        writer.write(line, 0, line.length() - 1);
        writer.write('\n');
      }
    }
  }

  private static String file(TpchTable<?> table) {
    return table.getTableName() + ".csv";
  }

  private static String type(TpchColumn<?> column) {
    TpchColumnType.Base base = column.getType().getBase();
    return switch (base) {
      case IDENTIFIER, INTEGER -> "BIGINT";
      case DATE -> "DATE";
      case DOUBLE -> "DECIMAL(15,2)";
      case VARCHAR -> "VARCHAR";
    };
  }
}
