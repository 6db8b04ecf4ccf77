package dev.sqlflow.report;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.Severity;
import dev.sqlflow.source.Position;
import dev.sqlflow.source.Span;
import java.util.List;

/**
 * Findings as the lines by which GitHub Actions marks places of a change. Source: GitHub, Workflow
 * commands for GitHub Actions.
 */
public final class GitHubAnnotations {

  private final String prefix;

  /**
   * Makes a writer of lines.
   *
   * @param prefix what leads from the root of the repository to the project; may be empty
   */
  public GitHubAnnotations(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Returns a line for each finding.
   *
   * @param findings what shall be marked, in order
   * @return the lines
   */
  public List<String> lines(List<Diagnostic> findings) {
    return findings.stream().map(this::line).toList();
  }

  private String line(Diagnostic finding) {
    String command = finding.severity() == Severity.NOTE ? "notice" : finding.severity().label();
    String title = "title=" + property("SQLFlow " + finding.code().id());
    String place = finding.span().map(span -> place(span) + ",").orElse("");
    StringBuilder message = new StringBuilder(finding.message());
    if (!finding.environments().isEmpty()) {
      message.append(" [").append(String.join(", ", finding.environments())).append(']');
    }
    finding.help().forEach(help -> message.append("\nhelp: ").append(help));
    return "::" + command + " " + place + title + "::" + data(message.toString());
  }

  private String place(Span span) {
    Position from = span.from();
    Position to = span.to();
    String columns =
        from.line() == to.line() ? ",col=" + from.column() + ",endColumn=" + to.column() : "";
    return "file=%s,line=%s,endLine=%s%s"
        .formatted(property(prefix + span.file().name()), from.line(), to.line(), columns);
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
