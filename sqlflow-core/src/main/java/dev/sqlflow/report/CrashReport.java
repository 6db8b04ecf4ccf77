package dev.sqlflow.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is left of a bug of ours for whoever mends it. It goes to a file that only its owner may
 * read: people see one line.
 */
public final class CrashReport {

  private CrashReport() {}

  /**
   * Writes a report to the folder for temporary files.
   *
   * @param failure what happened
   * @param facts lines about the command; no secrets
   * @return what to tell people: one line that names the file
   */
  public static String write(Throwable failure, List<String> facts) {
    String what = "this is a bug of SQLFlow: " + oneLine(failure);
    try {
      Path file = Files.createTempFile("sqlflow-crash-", ".txt");
      Files.writeString(file, text(failure, facts));
      return what + "; please report it with " + file;
    } catch (IOException e) {
      return what + "; its report can't be written: " + e;
    }
  }

  private static String text(Throwable failure, List<String> facts) {
    StringWriter text = new StringWriter();
    PrintWriter lines = new PrintWriter(text);
    facts.forEach(lines::println);
    lines.println();
    failure.printStackTrace(lines); // into the report alone: people see one line
    return text.toString();
  }

  private static String oneLine(Throwable failure) {
    return failure.toString().lines().findFirst().orElse("");
  }
}
