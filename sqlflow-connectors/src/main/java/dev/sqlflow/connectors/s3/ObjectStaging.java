package dev.sqlflow.connectors.s3;

import dev.sqlflow.connectors.files.FileConnectors;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.Staging;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Brings the objects of one source.
 *
 * @param options of the source
 * @param request what of the data is wanted
 */
record ObjectStaging(Options options, ScanRequest request) implements Staging {

  @Override
  public Brought bring(Path folder) {
    Location place = Location.of(options);
    ObjectFormat format = ObjectFormat.of(options, place.key());
    Map<Path, RemoteObject> copies = copies(place, folder);
    Map<Path, String> origins =
        copies.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    copy -> copy.getValue().uri(),
                    (one, other) -> one,
                    LinkedHashMap::new));
    List<Path> files = List.copyOf(copies.keySet());
    return new Brought(
        () -> FileConnectors.of(format.type()).scan(format.options(), files, request), origins);
  }

  private Map<Path, RemoteObject> copies(Location place, Path folder) {
    try (Connection connection = Connection.open(options);
        Workers workers = new Workers(connection, workers())) {
      List<RemoteObject> objects =
          place.shape() == Location.Shape.OBJECT
              ? List.of(RemoteObject.unseen(place))
              : new ObjectFinder(connection, options.optionalInteger("max_files")).find(place);
      return new Downloads(connection, workers).all(wanted(objects), folder);
    }
  }

  /** The columns are those of the first object. */
  private List<RemoteObject> wanted(List<RemoteObject> objects) {
    boolean noRows = request.rowLimit().isPresent() && request.rowLimit().getAsLong() == 0;
    return noRows ? objects.subList(0, 1) : objects;
  }

  private int workers() {
    return Math.toIntExact(options.integer("max_concurrency"));
  }
}
