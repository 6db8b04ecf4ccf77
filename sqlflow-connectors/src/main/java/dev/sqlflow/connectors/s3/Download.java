package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The download of one object. All of its bytes are of one version of it. */
final class Download {

  /** What one request asks for at most. */
  static final long PIECE = 8L << 20;

  private final Connection connection;
  private final RemoteObject object;
  private final Path file;
  private final AtomicInteger pieces = new AtomicInteger();
  private int damaged;

  Download(Connection connection, RemoteObject object, Path file) {
    this.connection = connection;
    this.object = object;
    this.file = file;
  }

  /** Asks for all of it, or for the pieces of what is large. */
  List<Workers.Task> begin() {
    if (object.size() > PIECE) {
      return split(object);
    }
    Transfer transfer = new Transfer(connection, object, file, 0, object.size());
    RemoteObject found = transfer.run();
    return found.size() > transfer.end() ? split(found) : verified(found);
  }

  private List<Workers.Task> split(RemoteObject found) {
    List<Workers.Task> tasks = new ArrayList<>();
    for (long start = 0; start < found.size(); start += PIECE) {
      long from = start;
      long end = Math.min(found.size(), start + PIECE);
      tasks.add(() -> piece(found, from, end));
    }
    pieces.set(tasks.size());
    return tasks;
  }

  private List<Workers.Task> piece(RemoteObject found, long start, long end) {
    new Transfer(connection, found, file, start, end).run();
    return pieces.decrementAndGet() == 0 ? verified(found) : List.of();
  }

  /** What nothing else protects is compared with its digest, and fetched again if it differs. */
  private List<Workers.Task> verified(RemoteObject found) {
    Optional<String> digest = connection.plain() ? found.digest() : Optional.empty();
    if (digest.isEmpty() || digest.get().equals(Digests.hex(Digests.ofFile(file)))) {
      return List.of();
    }
    if (damaged++ < connection.retries()) {
      return List.of(this::begin);
    }
    throw damaged(object.uri());
  }

  static ConnectorException damaged(String object) {
    return new ConnectorException(
        Kind.INVALID_DATA,
        "`%s` arrives damaged: its bytes don't have the MD5 sum that the server states"
            .formatted(object));
  }
}
