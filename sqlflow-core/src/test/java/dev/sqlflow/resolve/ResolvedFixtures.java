package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.Origin;
import dev.sqlflow.resolve.ResolvedOptions.Destination;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what only the resolver makes, for tests of later phases. */
public final class ResolvedFixtures {

  private ResolvedFixtures() {}

  public static ResolvedPipeline pipeline(
      SourceFile file, EngineSettings engine, List<ResolvedStatement> statements) {
    String name = file.name().replaceAll(".*/|\\.sf$", "");
    return new ResolvedPipeline(name, file, "dev", engine, statements, java.util.Set.of());
  }

  /** The option {@code path}, written at a place. */
  public static ResolvedOptions path(Span place, String path, String location) {
    Origin origin = new Origin.File(place);
    ConfigValue value = new Text(path, origin, false, null);
    return new ResolvedOptions(
        new MapValue(List.of(new Entry("path", Optional.of(place), value)), origin),
        Map.of(),
        Options.of(Map.of("path", location)),
        Optional.of(new Destination(path, location)));
  }

  /** Any options, of a connector without a destination. */
  public static ResolvedOptions options(List<Entry> entries, Map<String, List<Origin>> overridden) {
    Origin origin = new Origin.ConnectorDefault("any", "any");
    return new ResolvedOptions(
        new MapValue(entries, origin), overridden, Options.of(Map.of()), Optional.empty());
  }
}
