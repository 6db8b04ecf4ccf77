package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The right to write to a place, held by an object beside it that only one can make. It ends with
 * its holder: who finds it old, or made by a process of this machine that is no more, takes it
 * over.
 */
final class Lease implements AutoCloseable {

  private static final Duration RENEWED = Duration.ofSeconds(15);
  private static final Duration EXPIRED = Duration.ofSeconds(60);
  private static final int CHANGED = 412;
  private static final int CONFLICT = 409;
  private static final int GONE = 404;
  private static final int NOT_IMPLEMENTED = 501;
  private static final int ATTEMPTS = 10;

  private final Connection connection;
  private final Location place;
  private final Location target;
  private final Holder holder;
  private final ScheduledExecutorService renewing =
      Executors.newSingleThreadScheduledExecutor(Lease::thread);
  private volatile @Nullable String tag;
  private volatile boolean lost;
  private boolean kept;
  private @Nullable Future<?> renewal;
  private Optional<Holder> dead = Optional.empty();

  private Lease(Connection connection, Location place, Location target, Holder holder) {
    this.connection = connection;
    this.place = place;
    this.target = target;
    this.holder = holder;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "sqlflow-s3-lease");
    thread.setDaemon(true);
    return thread;
  }

  /** Takes the right to write to a target, or fails and names who has it. */
  static Lease acquire(Connection connection, Location target, String run) {
    int name = target.key().lastIndexOf('/') + 1;
    String key =
        target.key().substring(0, name) + "_" + target.key().substring(name) + ".sqlflow-lock";
    Location place = new Location(target.bucket(), key, Location.Shape.OBJECT);
    Lease lease = new Lease(connection, place, target, Holder.now(run));
    try {
      lease.acquire();
    } catch (RuntimeException failure) {
      lease.renewing.shutdownNow();
      throw failure;
    }
    long period = RENEWED.toMillis();
    lease.renewal =
        lease.renewing.scheduleAtFixedRate(lease::renew, period, period, TimeUnit.MILLISECONDS);
    return lease;
  }

  /** Fails if others have taken the right over, because this process was not heard of for long. */
  void mustBeHeld() {
    if (lost) {
      throw new ConnectorException(
          Kind.TIMEOUT, "another run has begun to write `" + target + "`, because this one hung");
    }
  }

  /**
   * Asks whether the right is still this run's, and says that its holder is alive. A store without
   * conditions can't tell: there it is not.
   */
  boolean isHeld(Connection by) {
    String held = tag;
    if (held != null && !lost && !put(by, holder.text(), held)) {
      lost = true;
    }
    return held != null && !lost;
  }

  /** Who had the right before and died with it, if that was found out. */
  Optional<Holder> dead() {
    return dead;
  }

  /** Leaves the lock where it is: who finds it when it is over tidies up behind its holder. */
  void keep() {
    kept = true;
  }

  private void acquire() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (put(connection, holder.text(), null) || takeOver()) {
        return;
      }
    }
    throw new ConnectorException(
        Kind.RATE_LIMITED, "too many runs want to write `" + target + "` at once");
  }

  private boolean takeOver() {
    Optional<Found> found = find();
    if (found.isEmpty()) {
      return false;
    }
    Found other = found.get();
    if (other.holder().equals(holder)) {
      tag = other.tag(); // it was taken, and the answer was lost
      return true;
    }
    if (!other.holder().isReleased() && !other.isOver()) {
      throw new ConnectorException(
          Kind.RATE_LIMITED,
          "`%s` is being written by %s: wait until it is done"
              .formatted(target, other.holder().words(other.now())));
    }
    if (put(connection, holder.text(), other.tag())) {
      dead = other.holder().isReleased() ? Optional.empty() : Optional.of(other.holder());
      return true;
    }
    return false;
  }

  /** A lock that somebody made, and how old the server says it is. */
  private record Found(Holder holder, String tag, Instant written, Instant now) {

    boolean isOver() {
      return holder.isDead() || written.plus(EXPIRED).isBefore(now);
    }
  }

  private Optional<Found> find() {
    try {
      return Optional.of(
          connection.ask(
              place,
              () -> {
                ResponseBytes<GetObjectResponse> answer =
                    connection
                        .client()
                        .getObjectAsBytes(one -> one.bucket(place.bucket()).key(place.key()));
                GetObjectResponse lock = answer.response();
                return new Found(
                    Holder.of(answer.asUtf8String()),
                    lock.eTag(),
                    lock.lastModified(),
                    ServerClock.of(lock));
              }));
    } catch (ConnectorException gone) {
      if (gone.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw gone;
    }
  }

  /** Writes the lock where there is none, or over the one with a tag; false if it is not so. */
  private synchronized boolean put(Connection by, String text, @Nullable String over) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder().bucket(place.bucket()).key(place.key());
    PutObjectRequest condition =
        (over == null ? request.ifNoneMatch("*") : request.ifMatch(over)).build();
    try {
      tag =
          by.ask(
              place, () -> by.client().putObject(condition, RequestBody.fromString(text)).eTag());
      return true;
    } catch (ConnectorException refused) {
      int status = refused.getCause() instanceof S3Exception answer ? answer.statusCode() : 0;
      if (status == NOT_IMPLEMENTED) {
        return true; // a store without conditions has no rights either: the last one wins there
      }
      if (status == CHANGED || status == CONFLICT || status == GONE) {
        return false;
      }
      throw refused;
    }
  }

  /** Says that the holder is alive; if nobody hears it, the next time may be in time. */
  void renew() {
    try {
      isHeld(connection);
    } catch (ConnectorException later) {
      // it is tried again before the right is over
    }
  }

  /** Gives the right back, by a connection of its own where what failed has ended this one. */
  @Override
  public void close() {
    Future<?> running = renewal;
    if (running != null) {
      running.cancel(true);
    }
    renewing.shutdownNow();
    String held = tag;
    if (held == null || lost || kept) {
      return;
    }
    if (connection.isEnded()) {
      try (Connection other = connection.another()) {
        giveBack(other, held);
      }
    } else {
      giveBack(connection, held);
    }
  }

  /** Who may not delete says so in the lock; what nobody hears of expires. */
  private void giveBack(Connection by, String held) {
    try {
      by.ask(
          place,
          () -> by.client().deleteObject(one -> one.bucket(place.bucket()).key(place.key())));
    } catch (ConnectorException forbidden) {
      try {
        put(by, Holder.RELEASED, held);
      } catch (ConnectorException unreachable) {
        // it expires
      }
    }
  }
}
