package dev.sqlflow.connectors.s3;

import dev.sqlflow.connectors.retry.Retries;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Delivery;
import dev.sqlflow.spi.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

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

  /**
   * What a killed run leaves of a large one is found by the lease that it left too. Uploads that
   * were there before it stay.
   */
  private void deliverLarge(Connection connection, Path file) {
    try (Lease lease = Lease.acquire(connection, target, run)) {
      lease.dead().ifPresent(dead -> abort(connection, upload -> isSince(dead, upload)));
      Optional<Set<String>> others =
          new Leftovers(connection, target)
              .uploads()
              .map(
                  open -> open.stream().map(MultipartUpload::uploadId).collect(Collectors.toSet()));
      try {
        new Uploads(connection, options).run(Map.of(file, target));
        tidy(connection, lease, others);
      } catch (RuntimeException failure) {
        try (Connection other = Connection.openShortly(options)) {
          tidy(other, lease, others);
        }
        throw failure;
      }
    }
  }

  private static boolean isSince(Holder dead, MultipartUpload upload) {
    return upload.initiated().isAfter(dead.started().minus(SKEW));
  }

  /**
   * Where the answer to the beginning of an upload is lost, it is begun again: there are two. Only
   * who holds the lease knows that all the new ones are its own.
   */
  private void tidy(Connection connection, Lease lease, Optional<Set<String>> others) {
    try {
      if (others.isPresent() && lease.isHeld(connection)) {
        abort(connection, upload -> !others.orElseThrow().contains(upload.uploadId()));
      }
    } catch (ConnectorException undone) {
      if (Retries.mayPass(undone)) {
        lease.keep();
      }
    }
  }

  private void abort(Connection connection, Predicate<MultipartUpload> ours) {
    new Leftovers(connection, target)
        .abortUploads(upload -> upload.key().equals(target.key()) && ours.test(upload));
  }
}
