package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Delivery;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Delivers an export as objects in a new folder below a prefix, and then names them in the
 * manifest: who follows it sees the old objects or the new ones.
 *
 * @param options of the sink
 * @param place the prefix
 * @param ending of the name of an object that holds all rows
 * @param request names the write, and tells whether what is there stays
 */
record PrefixDelivery(Options options, Location place, String ending, WriteRequest request)
    implements Delivery {

  /** What the folders of exports begin with. */
  private static final String FOLDER = "sqlflow-";

  @Override
  public void deliver(Path folder, List<Path> files) {
    try (Connection connection = Connection.open(options);
        Lease lease = Lease.acquire(connection, place, request.runId())) {
      leftovers(connection).abortUploads(any -> true);
      Manifest manifest = new Manifest(connection, place);
      Optional<List<String>> before = manifest.keys();
      Map<Path, Location> targets = targets(folder, files);
      if (request.mode() == WriteMode.APPEND && before.isEmpty() && files.size() == 1) {
        new Uploads(connection, options).run(targets); // one object is there at once by itself
        return;
      }
      List<String> there = before.orElseGet(() -> listed(connection));
      upload(
          connection,
          lease,
          manifest,
          targets,
          before.isEmpty() ? Optional.of(there) : Optional.empty());
      List<String> named = named(there, targets);
      lease.mustBeHeld();
      manifest.write(named);
      if (before.isPresent()) {
        tidy(connection, there, named); // else everything that is there stays
      }
    }
  }

  private Leftovers leftovers(Connection connection) {
    Location folders = new Location(place.bucket(), place.key() + FOLDER, Location.Shape.PREFIX);
    return new Leftovers(connection, folders);
  }

  private Map<Path, Location> targets(Path folder, List<Path> files) {
    Map<Path, Location> targets = new LinkedHashMap<>();
    for (Path file : files) {
      List<String> names = new ArrayList<>();
      file.forEach(name -> names.add(name.toString()));
      String below = names.size() == 1 ? "part" + ending : String.join("/", names);
      String key = place.key() + FOLDER + request.runId() + "/" + below;
      targets.put(folder.resolve(file), new Location(place.bucket(), key, Location.Shape.OBJECT));
    }
    return targets;
  }

  private List<String> listed(Connection connection) {
    return new ObjectFinder(connection, OptionalLong.empty())
        .listed(place).stream().map(RemoteObject::key).toList();
  }

  /**
   * Uploads what nobody shall see yet: where there is no manifest, one names what is there until
   * then. It goes again when an upload fails, but not before what was uploaded.
   */
  private void upload(
      Connection connection,
      Lease lease,
      Manifest manifest,
      Map<Path, Location> targets,
      Optional<List<String>> unnamed) {
    try {
      unnamed.ifPresent(manifest::write);
      new Uploads(connection, options).run(targets);
    } catch (RuntimeException failure) {
      if (unnamed.isPresent()) {
        takeBack(lease, targets.values(), manifest.object(), failure);
      }
      throw failure;
    }
  }

  /** Another run that has begun meanwhile may have written a manifest of its own. */
  private void takeBack(
      Lease lease, Collection<Location> uploaded, Location manifest, RuntimeException failure) {
    try (Connection other = Connection.openShortly(options)) {
      if (lease.isHeld(other)) {
        leftovers(other).delete(uploaded, concurrency());
        leftovers(other).delete(List.of(manifest), 1);
      }
    } catch (ConnectorException undone) {
      failure.addSuppressed(undone);
    }
  }

  private int concurrency() {
    return Math.toIntExact(options.integer("max_concurrency"));
  }

  private List<String> named(List<String> there, Map<Path, Location> targets) {
    Set<String> keys = new LinkedHashSet<>();
    if (request.mode() == WriteMode.APPEND) {
      keys.addAll(there);
    }
    targets.values().forEach(target -> keys.add(target.key()));
    return List.copyOf(keys);
  }

  /** Who has begun to read the export before may finish: its objects stay until the next one. */
  private void tidy(Connection connection, List<String> there, List<String> named) {
    Set<String> kept = new LinkedHashSet<>(there);
    kept.addAll(named);
    try {
      leftovers(connection).deleteAllBut(kept, concurrency());
    } catch (ConnectorException undone) {
      if (undone.kind() == Kind.INTERRUPTED) {
        Thread.currentThread().interrupt(); // the export itself is done
      }
    }
  }
}
