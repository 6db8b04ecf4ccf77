package dev.sqlflow.maven;

import dev.sqlflow.EarlierCheck;
import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.Severity;
import java.util.Collection;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/**
 * Shows things in Maven's log. A finding is one entry of several lines, so that Maven's own mark
 * stands before the first of them only.
 */
final class Console {

  private static final int MOST_SHOWN = 50;

  private final Log log;

  Console(Log log) {
    this.log = log;
  }

  /** Shows the first findings, each at the level that Maven has for it. */
  void show(Collection<Diagnostic> findings) {
    ConsoleRenderer renderer = ConsoleRenderer.plain();
    List<Diagnostic> sorted = findings.stream().sorted(Diagnostic.BY_PLACE).toList();
    sorted.stream().limit(MOST_SHOWN).forEach(one -> show(one.severity(), renderer.render(one)));
    more(sorted.size());
  }

  /** Shows findings that were shown before. */
  void again(List<EarlierCheck.Finding> findings) {
    findings.stream().limit(MOST_SHOWN).forEach(one -> show(one.severity(), one.plain()));
    more(findings.size());
  }

  private void more(int all) {
    if (all > MOST_SHOWN) {
      log.warn("... and " + (all - MOST_SHOWN) + " more");
    }
  }

  void info(String line) {
    log.info(line);
  }

  void error(String text) {
    log.error(text);
  }

  private void show(Severity severity, String text) {
    switch (severity) {
      case ERROR -> log.error(text);
      case WARNING -> log.warn(text);
      case NOTE -> log.info(text);
    }
  }
}
