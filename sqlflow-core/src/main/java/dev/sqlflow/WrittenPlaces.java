package dev.sqlflow;

import dev.sqlflow.plan.ReadPath;
import dev.sqlflow.spi.ConnectionTest.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Where the pipelines of an environment write to: what is read there is there after a run only. */
final class WrittenPlaces {

  /** The files of the pipelines that write to a place. */
  private final NavigableMap<String, List<String>> writers = new TreeMap<>();

  WrittenPlaces(Collection<ConnectionUse> uses) {
    uses.stream()
        .filter(use -> use.use() == Use.WRITE)
        .forEach(
            use ->
                ReadPath.place(use.connection())
                    .ifPresent(
                        place ->
                            writers
                                .computeIfAbsent(place, any -> new ArrayList<>())
                                .add(use.pipeline().file().name())));
  }

  /** Whether another pipeline writes what a source reads: it then runs before the source's own. */
  boolean feed(ConnectionUse read) {
    return ReadPath.place(read.connection())
        .map(ReadPath::of)
        .filter(path -> feed(path, read.pipeline().file().name()))
        .isPresent();
  }

  private boolean feed(ReadPath path, String reader) {
    String prefix = path.prefix();
    return writers.subMap(prefix, prefix + Character.MAX_VALUE).entrySet().stream()
        .filter(place -> path.reads(place.getKey()))
        .flatMap(place -> place.getValue().stream())
        .anyMatch(writer -> !writer.equals(reader));
  }
}
