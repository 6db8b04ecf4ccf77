package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.Delivery;
import dev.sqlflow.spi.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Delivers an export as one object, which takes the place of the one that was there when all of it
 * has arrived.
 *
 * @param options of the sink
 * @param target the object
 * @param run names the write
 */
record ObjectDelivery(Options options, Location target, String run) implements Delivery {

  /** How much the clocks of two machines may differ. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  @Override
  public void deliver(Path folder, List<Path> files) {
    Path file = folder.resolve(files.get(0));
    try (Connection connection = Connection.open(options)) {
      if (Upload.isLarge(file)) {
        deliverLarge(connection, file);
      } else {
        new Uploads(connection, options).run(Map.of(file, target));
      }
    }
  }

  /** What a killed run leaves of a large one is found by the lease that it left too. */
  private void deliverLarge(Connection connection, Path file) {
    try (Lease lease = Lease.acquire(connection, target, run)) {
      lease
          .dead()
          .ifPresent(
              dead ->
                  new Leftovers(connection, target)
                      .abortUploads(
                          upload ->
                              upload.key().equals(target.key())
                                  && upload.initiated().isAfter(dead.started().minus(SKEW))));
      new Uploads(connection, options).run(Map.of(file, target));
    }
  }
}
