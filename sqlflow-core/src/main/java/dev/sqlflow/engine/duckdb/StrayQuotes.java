package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.FileFormat.Csv;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds a quote inside a field that is not quoted, which the engine keeps as text. It jumps from
 * quote to quote, so that it costs little more than reading the file.
 */
final class StrayQuotes {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long LOWEST_BITS = 0x0101010101010101L;
  private static final long HIGHEST_BITS = 0x8080808080808080L;
  private static final int BUFFER = 1 << 16;

  /** As much of what came before as the longest delimiter has bytes. */
  private static final int BEFORE = 16;

  private enum State {
    OUTSIDE,
    QUOTED,
    ESCAPED,
    /** Behind a quote inside quotes: another one follows, or the field is closed. */
    CLOSING
  }

  private final byte quote;
  private final byte escape;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BEFORE + BUFFER];
  private State state = State.OUTSIDE;

  private StrayQuotes(Csv format, char quote) {
    this.quote = (byte) quote;
    this.escape = (byte) (char) format.escape().map(text -> text.charAt(0)).orElse(quote);
    this.delimiter = format.delimiter().getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the first record of a file with such a quote. */
  static Optional<CsvRecord> first(Path file, Csv format) throws IOException {
    Optional<Character> quote = format.quote().filter(it -> !it.isEmpty()).map(it -> it.charAt(0));
    if (quote.isEmpty() || !new StrayQuotes(format, quote.get()).occur(file, format)) {
      return Optional.empty();
    }
    return CsvRecords.first(file, format, CsvRecord::strayQuote);
  }

  private boolean occur(Path file, Csv format) throws IOException {
    try (InputStream bytes = CsvBytes.open(file, format)) {
      buffer[BEFORE - 1] = '\n';
      int count = bytes.read(buffer, BEFORE, BUFFER);
      while (count > 0) {
        if (occur(BEFORE + count)) {
          return true;
        }
        if (Thread.interrupted()) {
          throw new InterruptedIOException("the reading was ended");
        }
        System.arraycopy(buffer, count, buffer, 0, BEFORE);
        count = bytes.read(buffer, BEFORE, BUFFER);
      }
      return false;
    }
  }

  private boolean occur(int end) {
    int position = BEFORE;
    while (position < end) {
      switch (state) {
        case OUTSIDE -> {
          position = next(position, end);
          if (position < end) {
            if (!beginsField(position)) {
              return true;
            }
            state = State.QUOTED;
            position++;
          }
        }
        case QUOTED -> position = quoted(position, end);
        case ESCAPED -> {
          state = State.QUOTED;
          position++;
        }
        case CLOSING -> {
          boolean doubled = buffer[position] == quote;
          state = doubled ? State.QUOTED : State.OUTSIDE;
          position += doubled ? 1 : 0;
        }
      }
    }
    return false;
  }

  private int quoted(int from, int end) {
    if (escape == quote) {
      int position = next(from, end);
      if (position < end) {
        state = State.CLOSING;
        position++;
      }
      return position;
    }
    byte character = buffer[from];
    if (character == escape) {
      state = State.ESCAPED;
    } else if (character == quote) {
      state = State.OUTSIDE;
    }
    return from + 1;
  }

  private boolean beginsField(int position) {
    byte before = buffer[position - 1];
    if (before == '\n' || before == '\r') {
      return true;
    }
    for (int index = 0; index < delimiter.length; index++) {
      if (buffer[position - delimiter.length + index] != delimiter[index]) {
        return false;
      }
    }
    return true;
  }

  /** Where the next quote is, eight bytes at a time; the end if there is none. */
  private int next(int from, int end) {
    long pattern = LOWEST_BITS * (quote & 0xFF);
    int position = from;
    while (position + Long.BYTES <= end) {
      long differences = (long) WORDS.get(buffer, position) ^ pattern;
      if (((differences - LOWEST_BITS) & ~differences & HIGHEST_BITS) != 0) {
        break;
      }
      position += Long.BYTES;
    }
    while (position < end && buffer[position] != quote) {
      position++;
    }
    return position;
  }
}
