package dev.sqlflow.diagnostic;

/** The colours of a console, or none. */
enum Palette {
  NONE,
  ANSI;

  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String BOLD_RED = "\u001b[1;31m";
  private static final String BOLD_YELLOW = "\u001b[1;33m";
  private static final String BOLD_CYAN = "\u001b[1;36m";
  private static final String BLUE = "\u001b[34m";

  String severity(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> paint(BOLD_RED, text);
      case WARNING -> paint(BOLD_YELLOW, text);
      case NOTE -> paint(BOLD_CYAN, text);
    };
  }

  String frame(String text) {
    return paint(BLUE, text);
  }

  String strong(String text) {
    return paint(BOLD, text);
  }

  private String paint(String colour, String text) {
    return this == NONE || text.isEmpty() ? text : colour + text + RESET;
  }
}
