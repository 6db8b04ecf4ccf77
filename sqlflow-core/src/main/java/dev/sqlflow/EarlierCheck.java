package dev.sqlflow;

import dev.sqlflow.diagnostic.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a check told that nothing has changed since: it passed, and would tell the same again.
 *
 * @param findings as they were shown, in order
 * @param annotations lines for GitHub Actions
 * @param fixable how many findings a command can mend
 * @param summary the last line
 */
public record EarlierCheck(
    List<Finding> findings, List<String> annotations, Optional<String> fixable, String summary) {

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  // Keeps immutable copies of the lists.
  public EarlierCheck {
    findings = List.copyOf(findings);
    annotations = List.copyOf(annotations);
  }

  /**
   * A finding as people see it.
   *
   * @param severity how bad it is
   * @param coloured its text, for a terminal
   */
  public record Finding(Severity severity, String coloured) {

    /**
     * Returns the text without colours.
     *
     * @return characters only
     */
    public String plain() {
      return COLOUR.matcher(coloured).replaceAll("");
    }
  }
}
