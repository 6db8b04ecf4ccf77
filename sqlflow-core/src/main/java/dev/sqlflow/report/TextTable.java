package dev.sqlflow.report;

import dev.sqlflow.diagnostic.DisplayText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of texts in aligned columns, as wide as a console allows. */
final class TextTable {

  private static final int WIDEST = 60;
  private static final int NARROWEST = 8;
  private static final String GAP = "  ";

  private final List<Boolean> rightAligned;
  private final List<List<String>> rows = new ArrayList<>();

  /** Begins a table; its columns hold numbers or texts. */
  TextTable(List<Boolean> rightAligned) {
    this.rightAligned = List.copyOf(rightAligned);
  }

  void add(List<String> cells) {
    rows.add(cells.stream().map(TextTable::oneLine).toList());
  }

  /** A value so that nobody takes NULL for a text, or a text for NULL. */
  static String value(@Nullable String value) {
    if (value == null) {
      return "NULL";
    }
    boolean ambiguous = value.equals("NULL") || value.isEmpty() || !value.strip().equals(value);
    return ambiguous ? '"' + value + '"' : value;
  }

  private static String oneLine(String text) {
    return DisplayText.printable(text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎"));
  }

  /** How many columns fit if long texts are cut. */
  int fitting(int width) {
    int used = 0;
    for (int column = 0; column < rightAligned.size(); column++) {
      used += Math.min(NARROWEST, width(column)) + (column == 0 ? 0 : GAP.length());
      if (used > width) {
        return Math.max(1, column);
      }
    }
    return rightAligned.size();
  }

  /** The lines of the first columns; none is wider than asked, unless one column alone is. */
  List<String> lines(int columns, int width) {
    int most = WIDEST;
    while (most > NARROWEST && total(columns, most) > width) {
      most--;
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        line.append(column == 0 ? "" : GAP);
        int wide = Math.min(most, width(column));
        line.append(cell(cut(row.get(column), most), wide, rightAligned.get(column)));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private int total(int columns, int most) {
    int total = GAP.length() * (columns - 1);
    for (int column = 0; column < columns; column++) {
      total += Math.min(most, width(column));
    }
    return total;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> DisplayText.width(row.get(column))).max().orElse(0);
  }

  private static String cell(String text, int width, boolean right) {
    String blanks = " ".repeat(Math.max(0, width - DisplayText.width(text)));
    return right ? blanks + text : text + blanks;
  }

  private static String cut(String text, int width) {
    if (DisplayText.width(text) <= width) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int used = 1;
    for (int c : text.codePoints().toArray()) {
      used += DisplayText.width(Character.toString(c));
      if (used > width) {
        break;
      }
      out.appendCodePoint(c);
    }
    return out.append('…').toString();
  }
}
