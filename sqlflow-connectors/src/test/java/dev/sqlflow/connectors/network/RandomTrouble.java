package dev.sqlflow.connectors.network;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Delays, cuts, silence and changed bytes by chance, in both directions. Each direction of each
 * connection has its own fate, and the same one for the same seed.
 */
public final class RandomTrouble implements Trouble {

  /** Says of each byte of one direction of a connection, in order, whether it may be changed. */
  @FunctionalInterface
  public interface Changeable {

    /** Any byte. */
    Changeable ANY = next -> true;

    /** Takes the next byte, as it was sent. */
    boolean test(byte next);
  }

  /** Most of a connection's life is its beginning. */
  private static final int EARLY = 1_500;

  private static final int LONGEST_DELAY_MILLIS = 15;

  private final long seed;
  private final int bytes;
  private final Function<Piece, Changeable> changeable;
  private final double likely;
  private final Map<String, Fate> fates = new ConcurrentHashMap<>();
  private final AtomicInteger delays = new AtomicInteger();
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger silences = new AtomicInteger();
  private final AtomicInteger changes = new AtomicInteger();

  /**
   * Makes trouble.
   *
   * @param seed of chance
   * @param bytes about as many as go one way
   * @param changeable for the first piece of a direction of a connection
   */
  public RandomTrouble(long seed, int bytes, Function<Piece, Changeable> changeable) {
    this.seed = seed;
    this.bytes = bytes;
    this.changeable = changeable;
    this.likely = new Random(seed).nextDouble() / 3;
  }

  @Override
  public Deed meet(Piece piece) throws InterruptedException {
    String direction = piece.connection() + (piece.fromServer() ? " back" : " forth");
    return fates.computeIfAbsent(direction, any -> new Fate(direction, piece)).meet(piece);
  }

  /** Tells whether anything was cut, silenced or changed so far. */
  public boolean wasMet() {
    return cuts.get() + silences.get() + changes.get() > 0;
  }

  @Override
  public String toString() {
    return "seed %d: %s delays, %s cuts, %s silences, %s changed bytes"
        .formatted(seed, delays, cuts, silences, changes);
  }

  /** What befalls one direction of a connection. */
  private final class Fate {

    private final Random chance;
    private final Changeable bytesToChange;
    private final long cutAt;
    private final long silentAt;
    private final long changedFrom;
    private boolean changed;

    Fate(String direction, Piece first) {
      chance = new Random(seed * 1_000_003 + direction.hashCode());
      bytesToChange = changeable.apply(first);
      cutAt = place(likely);
      silentAt = place(likely / 6);
      changedFrom = place(likely);
    }

    private long place(double probability) {
      boolean never = chance.nextDouble() >= probability;
      int place = chance.nextInt(chance.nextBoolean() ? EARLY : bytes);
      return never ? Long.MAX_VALUE : place;
    }

    Deed meet(Piece piece) throws InterruptedException {
      if (chance.nextInt(8) == 0) {
        delays.incrementAndGet();
        Thread.sleep(chance.nextInt(LONGEST_DELAY_MILLIS)); // the delay is the trouble
      }
      change(piece);
      if (silentAt < piece.end()) {
        silences.incrementAndGet();
        return chance.nextBoolean() ? Deed.STALL : Deed.JAM;
      }
      if (cutAt < piece.end()) {
        cuts.incrementAndGet();
        int passed = (int) (cutAt - piece.before());
        return chance.nextBoolean() ? Deed.cutBehind(passed) : Deed.resetBehind(passed);
      }
      return Deed.PASS;
    }

    private void change(Piece piece) {
      byte[] data = piece.data();
      for (int i = 0; i < piece.length() && !changed; i++) {
        if (bytesToChange.test(data[i]) && piece.before() + i >= changedFrom) {
          data[i] ^= (byte) (1 + chance.nextInt(255));
          changes.incrementAndGet();
          changed = true;
        }
      }
    }
  }
}
