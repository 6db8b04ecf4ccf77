package dev.sqlflow.plan;

import dev.sqlflow.language.TableIdentifier;
import dev.sqlflow.resolve.ResolvedStatement;
import dev.sqlflow.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * What a statement does to tables. A damaged one is an action too: it defines its table.
 *
 * @param index in file order, from 0
 * @param id the identity of its step
 * @param statement what says so
 * @param writes the table that it makes or changes
 * @param reads the tables that it reads, in order
 * @param query what it runs; empty for a load, for a table's export and where it is damaged
 */
record Action(
    int index,
    String id,
    ResolvedStatement statement,
    Optional<TableWritten> writes,
    List<TableRead> reads,
    Optional<Query> query) {

  // Keeps an immutable copy of the reads.
  Action {
    reads = List.copyOf(reads);
  }

  /**
   * A table that is made or changed.
   *
   * @param table which one
   * @param span where it is named
   */
  record TableWritten(TableName table, Span span) {

    static TableWritten of(TableIdentifier identifier) {
      return new TableWritten(Names.of(identifier), identifier.span());
    }
  }

  /**
   * A table that is read.
   *
   * @param table which one
   * @param span where it is named
   */
  record TableRead(TableName table, Span span) {}

  // There is one object for each statement.
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return index;
  }

  boolean writes(TableName table) {
    return writes.filter(written -> written.table().equals(table)).isPresent();
  }

  Optional<ResolvedStatement.Load> load() {
    return as(ResolvedStatement.Load.class);
  }

  Optional<ResolvedStatement.Transform> transform() {
    return as(ResolvedStatement.Transform.class);
  }

  Optional<ResolvedStatement.View> view() {
    return as(ResolvedStatement.View.class);
  }

  Optional<ResolvedStatement.Check> check() {
    return as(ResolvedStatement.Check.class);
  }

  Optional<ResolvedStatement.Export> export() {
    return as(ResolvedStatement.Export.class);
  }

  private <T extends ResolvedStatement> Optional<T> as(Class<T> kind) {
    return Optional.of(statement).filter(kind::isInstance).map(kind::cast);
  }
}
