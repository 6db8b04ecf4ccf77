package dev.sqlflow.plan;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import dev.sqlflow.spi.Column;
import java.util.List;
import java.util.Optional;

/**
 * The columns of sources whose data lies elsewhere, as they were recorded: to plan is to open no
 * connection. Safe for use by several threads.
 */
@FunctionalInterface
public interface RecordedColumns {

  /** Nothing was recorded, and nobody minds. */
  RecordedColumns NONE = (pipeline, source) -> new Diagnosed<>(Optional.empty(), List.of());

  /**
   * Finds the columns of a source.
   *
   * @param pipeline that reads it
   * @param source whose connector tests connections
   * @return its columns; or empty, and why nobody knows them
   */
  Diagnosed<Optional<List<Column>>> of(ResolvedPipeline pipeline, Source source);
}
