package dev.sqlflow.language;

import dev.sqlflow.source.Located;
import java.util.List;

/**
 * What the comments of a file say to SQLFlow: those that begin with {@code -- sqlflow:}.
 *
 * @param tags of the pipeline, in order
 * @param suppressions of findings, in order
 */
public record Directives(List<Located<String>> tags, List<Suppression> suppressions) {

  /** No directives. */
  public static final Directives NONE = new Directives(List.of(), List.of());

  static final String MARK = "sqlflow:";

  // Keeps immutable copies of the lists.
  public Directives {
    tags = List.copyOf(tags);
    suppressions = List.copyOf(suppressions);
  }
}
