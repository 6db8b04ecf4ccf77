package dev.sqlflow.profile;

import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.source.Located;
import java.util.List;
import java.util.Optional;

/**
 * A named connection of a profile. Immutable.
 *
 * @param name as FROM and TO mean it, with its place
 * @param type of the connector; empty if it is damaged, for a reason that is already reported
 * @param params its options as written, unresolved; entries that are faulty by themselves are
 *     reported and left out
 * @param damaged whether entries of {@code params} were left out
 */
public record ConnectorProfile(
    Located<String> name, Optional<Located<String>> type, List<Entry> params, boolean damaged) {

  // Keeps an immutable copy of the entries.
  public ConnectorProfile {
    params = List.copyOf(params);
  }
}
