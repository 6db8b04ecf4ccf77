package dev.sqlflow.maven;

import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnostic;
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
  private final ConsoleRenderer renderer = ConsoleRenderer.plain();

  Console(Log log) {
    this.log = log;
  }

  /** Shows the first findings, each at the level that Maven has for it. */
  void show(Collection<Diagnostic> findings) {
    List<Diagnostic> sorted = findings.stream().sorted(Diagnostic.BY_PLACE).toList();
    sorted.stream().limit(MOST_SHOWN).forEach(this::show);
    if (sorted.size() > MOST_SHOWN) {
      log.warn("... and " + (sorted.size() - MOST_SHOWN) + " more");
    }
  }

  void info(String line) {
    log.info(line);
  }

  void error(String text) {
    log.error(text);
  }

  private void show(Diagnostic finding) {
    String text = renderer.render(finding);
    switch (finding.severity()) {
      case ERROR -> log.error(text);
      case WARNING -> log.warn(text);
      case NOTE -> log.info(text);
    }
  }
}
