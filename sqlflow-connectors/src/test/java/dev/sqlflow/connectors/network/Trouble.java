package dev.sqlflow.connectors.network;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** What happens to what is on its way. */
@FunctionalInterface
public interface Trouble {

  /** None. */
  Trouble NONE = piece -> Deed.PASS;

  /** The server gets everything, and is never heard of. */
  Trouble SILENCE = piece -> piece.fromServer() ? Deed.STALL : Deed.PASS;

  /** Looks at a piece before it goes on; may change its bytes, and may take its time. */
  Deed meet(Piece piece) throws InterruptedException;

  /** Trouble at a piece of the client's that holds a word. */
  static Trouble at(String word, Deed deed) {
    return piece -> !piece.fromServer() && piece.contains(word) ? deed : Deed.PASS;
  }

  /** Trouble at the first piece of the client's that holds a word. */
  static Trouble once(String word, Deed deed) {
    AtomicInteger met = new AtomicInteger();
    return piece ->
        at(word, deed).meet(piece) == deed && met.getAndIncrement() == 0 ? deed : Deed.PASS;
  }

  /** The server gets the first piece that holds a word, and nothing of its answer arrives. */
  static Trouble losingTheAnswerTo(String word) {
    AtomicInteger mute = new AtomicInteger();
    return piece -> {
      if (!piece.fromServer() && piece.contains(word)) {
        mute.compareAndSet(0, piece.connection());
      }
      return piece.fromServer() && mute.get() == piece.connection() ? Deed.CUT : Deed.PASS;
    };
  }

  /** Trouble once the server has sent so many bytes on the first connection. */
  static Trouble after(long bytes, Deed deed) {
    return piece ->
        piece.connection() == 1 && piece.fromServer() && piece.end() > bytes ? deed : Deed.PASS;
  }

  /** Breaks every connection on which the server has sent so many bytes. */
  static Trouble breakingAfter(long bytes) {
    return piece ->
        piece.fromServer() && piece.end() > bytes
            ? Deed.resetBehind((int) (bytes - piece.before()))
            : Deed.PASS;
  }

  /** Breaks the first connections when the server answers on them what may have taken long. */
  static Trouble losingAnswers(int count) {
    AtomicInteger lost = new AtomicInteger();
    return piece ->
        piece.fromServer() && lost.getAndIncrement() < count ? Deed.resetBehind(0) : Deed.PASS;
  }

  /** Tells how many bytes clients have sent on all connections together, before they go on. */
  static Trouble watching(LongConsumer sending) {
    AtomicLong sent = new AtomicLong();
    return piece -> {
      if (!piece.fromServer()) {
        sending.accept(sent.addAndGet(piece.length()));
      }
      return Deed.PASS;
    };
  }

  /** Cuts the first connection on which a request is sent when so many bytes have gone through. */
  static Trouble cuttingARequestAfter(long bytes) {
    AtomicLong sent = new AtomicLong();
    AtomicInteger cuts = new AtomicInteger();
    return piece ->
        !piece.fromServer() && sent.addAndGet(piece.length()) > bytes && cuts.getAndIncrement() == 0
            ? Deed.CUT
            : Deed.PASS;
  }
}
