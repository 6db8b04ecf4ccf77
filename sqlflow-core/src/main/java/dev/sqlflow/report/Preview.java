package dev.sqlflow.report;

import dev.sqlflow.engine.TableContent;
import dev.sqlflow.spi.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a table looks like when its sources are sampled.
 *
 * @param table its name
 * @param pipeline that writes it
 * @param environment for which it is written
 * @param first its columns and first rows
 * @param rows how many rows it has
 * @param sample how many rows of each source were read at most
 */
public record Preview(
    String table, String pipeline, String environment, TableContent first, long rows, long sample) {

  /**
   * Returns the rows as people read them: names, types and values in aligned columns.
   *
   * @param width how many characters a line may have
   * @return the lines
   */
  public List<String> lines(int width) {
    List<Column> columns = first.columns();
    TextTable table = new TextTable(columns.stream().map(Preview::isNumber).toList());
    table.add(columns.stream().map(Column::name).toList());
    table.add(
        columns.stream().map(column -> column.type().sql().toLowerCase(Locale.ROOT)).toList());
    for (List<@Nullable String> row : first.rows()) {
      table.add(row.stream().map(TextTable::value).toList());
    }
    int fitting = table.fitting(width);
    List<String> lines = new ArrayList<>();
    lines.add("%s of pipeline %s in %s".formatted(this.table, pipeline, environment));
    lines.add("");
    lines.addAll(table.lines(fitting, width));
    lines.add("");
    if (fitting < columns.size()) {
      List<String> hidden =
          columns.subList(fitting, columns.size()).stream().map(Column::name).toList();
      lines.add("not shown: " + String.join(", ", hidden));
    }
    lines.add(count());
    return lines;
  }

  private String count() {
    String shown = first.rows().size() < rows ? first.rows().size() + " of " : "";
    return shown
        + counted(rows)
        + "; made of a sample: at most "
        + counted(sample)
        + " of each source"
        + (rows == 0 ? ", of which nothing is left; -Dsqlflow.sample= reads more" : "");
  }

  private static String counted(long rows) {
    return String.format(Locale.ROOT, "%,d %s", rows, rows == 1 ? "row" : "rows");
  }

  private static boolean isNumber(Column column) {
    return column
        .type()
        .sql()
        .matches("U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|DOUBLE|FLOAT|DECIMAL\\([0-9,]+\\)");
  }
}
