package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.network.Piece;
import dev.sqlflow.connectors.network.RandomTrouble.Changeable;

/**
 * Finds what gives the server's protocol its form: types and lengths of messages, and in the rows
 * of a binary COPY the numbers and lengths of values. A changed byte of a value itself is a value,
 * too: without TLS nobody can tell.
 */
final class Frames implements Changeable {

  private static final int HEADER = 5;
  private static final int COPY_HEADER = 19;

  private boolean rows;
  private int headLeft;
  private int length;
  private long bodyLeft;
  private final Copy copy = new Copy();

  private Frames(boolean fromServer) {
    headLeft = fromServer ? HEADER : HEADER - 1; // the first message of a client has no type
  }

  static Frames of(Piece first) {
    return new Frames(first.fromServer());
  }

  @Override
  public boolean test(byte next) {
    if (headLeft > 0) {
      head(next);
      return true;
    }
    bodyLeft--;
    if (bodyLeft == 0) {
      headLeft = HEADER;
    }
    return rows && copy.isForm(next);
  }

  private void head(byte next) {
    if (headLeft == HEADER) {
      rows = next == 'd';
    } else {
      length = length << 8 | next & 0xff;
    }
    headLeft--;
    if (headLeft == 0) {
      bodyLeft = length - Integer.BYTES;
      headLeft = bodyLeft == 0 ? HEADER : 0;
      length = 0;
    }
  }

  /** The rows of a COPY, which go on from message to message. */
  private static final class Copy {

    private int headerLeft = COPY_HEADER;
    private int countLeft = Short.BYTES;
    private int lengthLeft;
    private int values;
    private int number;
    private int valueLeft;

    boolean isForm(byte next) {
      if (headerLeft > 0) {
        headerLeft--;
        return true;
      }
      if (valueLeft > 0) {
        valueLeft--;
        nextIfOver();
        return false;
      }
      number = number << 8 | next & 0xff;
      if (countLeft > 0) {
        countLeft--;
        if (countLeft == 0) {
          count((short) number);
        }
      } else {
        lengthLeft--;
        if (lengthLeft == 0) {
          length(number);
        }
      }
      return true;
    }

    private void count(short count) {
      number = 0;
      if (count < 0) {
        headerLeft = COPY_HEADER; // the end; another COPY may follow
        countLeft = Short.BYTES;
      } else {
        values = count;
        lengthLeft = Integer.BYTES;
      }
    }

    private void length(int length) {
      number = 0;
      values--;
      valueLeft = Math.max(0, length);
      nextIfOver();
    }

    private void nextIfOver() {
      if (valueLeft == 0) {
        lengthLeft = values > 0 ? Integer.BYTES : 0;
        countLeft = values > 0 ? 0 : Short.BYTES;
      }
    }
  }
}
