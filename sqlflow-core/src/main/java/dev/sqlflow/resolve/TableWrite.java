package dev.sqlflow.resolve;

import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.WriteMode;
import java.util.List;
import java.util.Optional;

/**
 * How rows are written to a table or destination.
 *
 * @param mode what happens to the rows that are there
 * @param keys the key columns of an upsert, else none
 * @param schemaPolicy what happens to columns that the table does not have
 * @param duplicateKeys what happens when an upsert's batch holds a key twice
 * @param orderBy which column decides the newest of duplicates, or empty
 * @param span of the MODE clause, or empty where the default holds
 */
public record TableWrite(
    WriteMode mode,
    List<Located<String>> keys,
    SchemaPolicy schemaPolicy,
    DuplicateKeys duplicateKeys,
    Optional<Located<String>> orderBy,
    Optional<Span> span) {

  // Keeps an immutable copy of the keys.
  public TableWrite {
    keys = List.copyOf(keys);
  }

  /** What happens to columns that the table does not have. */
  public enum SchemaPolicy {
    /** They are an error. */
    FREEZE,
    /** The table gets them; types are widened. */
    EVOLVE,
    /** They are left out. */
    DISCARD
  }

  /** What happens when an upsert's batch holds a key twice. */
  public enum DuplicateKeys {
    /** It is an error. */
    ERROR,
    /** The newest row wins. */
    LAST
  }
}
