package dev.sqlflow.engine;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.spi.ConnectorException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Says in failures what files are copies of: nobody knows the names of the copies. */
public final class Origins {

  private final Map<Path, String> names;
  private final List<Path> longestFirst;

  /**
   * Makes a translator.
   *
   * @param names what each copy is called by people
   */
  public Origins(Map<Path, String> names) {
    this.names = names;
    this.longestFirst =
        names.keySet().stream()
            .sorted(Comparator.comparingInt((Path path) -> path.toString().length()).reversed())
            .toList();
  }

  /**
   * Puts names in place of the copies' paths.
   *
   * @param text a message
   * @return the message as people are told
   */
  public String text(String text) {
    String named = text;
    for (Path path : longestFirst) {
      named = named.replace(path.toString(), names.get(path));
    }
    return named;
  }

  /**
   * Puts names in place of the copies' paths.
   *
   * @param failure of reading the copies
   * @return the same failure as people are told
   */
  public RuntimeException failure(RuntimeException failure) {
    String message = failure.getMessage();
    if (names.isEmpty() || message == null) {
      return failure;
    }
    if (failure instanceof EngineException engine) {
      return new EngineException(diagnostic(engine.diagnostic()));
    }
    return failure instanceof ConnectorException world
        ? new ConnectorException(world.kind(), text(message), world)
        : failure;
  }

  private Diagnostic diagnostic(Diagnostic finding) {
    return new Diagnostic(
        finding.code(),
        finding.severity(),
        text(finding.message()),
        finding.span(),
        text(finding.label()),
        finding.related(),
        finding.help().stream().map(this::text).toList(),
        finding.fix(),
        finding.environments());
  }
}
