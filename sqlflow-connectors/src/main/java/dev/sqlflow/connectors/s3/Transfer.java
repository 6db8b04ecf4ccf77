package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The download of a piece of an object into its place in a file. When the connection is cut, it
 * goes on where it was; so it comes to its end even if no answer ever arrives whole.
 */
final class Transfer {

  private static final int BUFFER = 1 << 16;
  private static final BackoffStrategy BACKOFF =
      BackoffStrategy.exponentialDelay(Duration.ofMillis(50), Duration.ofSeconds(5));

  private final Connection connection;
  private final Path file;
  private final long start;
  private final byte[] buffer = new byte[BUFFER];
  private RemoteObject object;
  private long end;
  private long position;

  /** The piece ends before {@code end}; where that is not known, with the object or before. */
  Transfer(Connection connection, RemoteObject object, Path file, long start, long end) {
    this.connection = connection;
    this.object = object;
    this.file = file;
    this.start = start;
    this.position = start;
    this.end = end;
  }

  /** Where the piece ends. */
  long end() {
    return end;
  }

  /** Returns the object as the server shows it. */
  RemoteObject run() {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      int failures = 0;
      while (position < end || end < 0) {
        long before = position;
        Optional<ConnectorException> failure = attempt(out);
        if (failure.isPresent()) {
          boolean went = position > before && failure.get().kind() != Kind.TIMEOUT;
          failures = went ? 1 : failures + 1;
          again(failures, failure.get());
        } else if (end == 0) {
          break;
        }
      }
      return object;
    } catch (IOException failure) {
      throw new ConnectorException(
          Kind.INTERNAL, "`" + file + "` can't be written: " + failure.getMessage(), failure);
    }
  }

  /** The client tries again until an answer begins; what breaks off in its midst is left to us. */
  private void again(int failures, ConnectorException failure) {
    if (failures > connection.retries() || connection.isEnded()) {
      throw failure;
    }
    try {
      // the server gets time; the client's own pauses are over once an answer has begun
      Thread.sleep(BACKOFF.computeDelay(failures).toMillis());
    } catch (InterruptedException cancelled) {
      throw Failures.interrupted();
    }
  }

  /** Reads as far as it gets; tells what stopped it, if that may not happen again. */
  private Optional<ConnectorException> attempt(FileChannel out) throws IOException {
    ResponseInputStream<GetObjectResponse> in =
        connection.ask(object.place(), () -> connection.client().getObject(request()));
    boolean whole = false;
    try {
      whole = begins(in.response());
      if (whole) {
        copy(in, out);
      }
      return Optional.empty();
    } catch (Unreadable broken) {
      whole = false;
      return Optional.of(connection.failures().of(broken.reason, object.place()));
    } catch (SdkClientException damaged) {
      whole = false;
      position = start;
      return Optional.of(
          new ConnectorException(
              Kind.INVALID_DATA, "`" + object.uri() + "` arrives damaged", damaged));
    } finally {
      if (whole) {
        in.close();
      } else {
        in.abort();
      }
    }
  }

  private GetObjectRequest request() {
    GetObjectRequest.Builder request =
        GetObjectRequest.builder().bucket(object.bucket()).key(object.key());
    object.tag().ifPresent(request::ifMatch);
    if (position > 0 || (end >= 0 && end < object.size())) {
      request.range("bytes=" + position + "-" + (end - 1));
    }
    return request.build();
  }

  /** Takes from the first answer what is not known; false if it is too large for one piece. */
  private boolean begins(GetObjectResponse answer) throws Unreadable {
    if (answer.contentLength() == null) {
      throw new Unreadable(new IOException("the answer does not tell its length"));
    }
    if (end < 0) {
      object = object.shown(answer);
      end = object.size();
      if (end > Download.PIECE) {
        end = 0;
        return false;
      }
    }
    if (answer.contentLength() != end - position) {
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "the server sends %d bytes of `%s` where %d were asked for"
              .formatted(answer.contentLength(), object.uri(), end - position));
    }
    return true;
  }

  private void copy(ResponseInputStream<GetObjectResponse> in, FileChannel out)
      throws IOException, Unreadable {
    long deadline = System.nanoTime() + connection.timeout().toNanos();
    while (position < end) {
      int count = read(in);
      if (count < 0) {
        throw new Unreadable(new IOException("it was cut off"));
      }
      ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, (int) Math.min(count, end - position));
      while (bytes.hasRemaining()) {
        position += out.write(bytes, position);
      }
      if (position < end && System.nanoTime() - deadline > 0) {
        throw new Unreadable(new SocketTimeoutException("too slow"));
      }
    }
    read(in); // the end, at which the client compares checksums
  }

  private int read(ResponseInputStream<GetObjectResponse> in) throws Unreadable {
    try {
      return in.read(buffer);
    } catch (IOException reason) {
      throw new Unreadable(reason);
    }
  }

  /** The connection failed, and not the disk. */
  private static final class Unreadable extends Exception {

    private final transient IOException reason;

    Unreadable(IOException reason) {
      super(reason);
      this.reason = reason;
    }
  }
}
