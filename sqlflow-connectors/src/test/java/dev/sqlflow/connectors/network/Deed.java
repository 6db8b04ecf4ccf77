package dev.sqlflow.connectors.network;

/**
 * What is done with a piece.
 *
 * @param end what becomes of its connection
 * @param passed how many of its bytes go on before that
 */
public record Deed(End end, int passed) {

  /** It goes on its way. */
  public static final Deed PASS = new Deed(End.NONE, Integer.MAX_VALUE);

  /** The connection is cut before it, in the way of one that ends. */
  public static final Deed CUT = cutBehind(0);

  /** Nothing moves any more, and nobody is told; what is sent seems to go. */
  public static final Deed STALL = new Deed(End.STALL, 0);

  /** Nothing moves any more, and what is sent is not taken either. */
  public static final Deed JAM = new Deed(End.JAM, 0);

  /** What becomes of a connection. */
  enum End {
    NONE,
    CUT,
    RESET,
    STALL,
    JAM
  }

  /** The connection ends behind some bytes of the piece, as if that were all. */
  public static Deed cutBehind(int bytes) {
    return new Deed(End.CUT, bytes);
  }

  /** The connection breaks behind some bytes of the piece. */
  public static Deed resetBehind(int bytes) {
    return new Deed(End.RESET, bytes);
  }
}
