package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.Origin;
import dev.sqlflow.spi.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what only the resolver makes, for tests of later phases. */
public final class ResolvedFixtures {

  private ResolvedFixtures() {}

  /** Any options, of a connector without a destination. */
  public static ResolvedOptions options(List<Entry> entries, Map<String, List<Origin>> overridden) {
    Origin origin = new Origin.ConnectorDefault("any", "any");
    return new ResolvedOptions(
        new MapValue(entries, origin), overridden, Options.of(Map.of()), Optional.empty(), false);
  }
}
