package dev.sqlflow.migrate;

/** How the lines of a text end. */
final class LineEnds {

  private LineEnds() {}

  /** As the first line does. */
  static String of(String text) {
    int feed = text.indexOf('\n');
    int carriage = text.indexOf('\r');
    if (carriage >= 0 && (feed < 0 || carriage < feed)) {
      return feed == carriage + 1 ? "\r\n" : "\r";
    }
    return "\n";
  }
}
