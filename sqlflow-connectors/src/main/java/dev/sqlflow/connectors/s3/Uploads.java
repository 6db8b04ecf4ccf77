package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Uploads files side by side, large ones in several parts at once.
 *
 * @param connection to the server
 * @param options of the sink
 */
record Uploads(Connection connection, Options options) {

  /** Uploads all of the files, or leaves no part of one behind. */
  void run(Map<Path, Location> files) {
    Encryption encryption = Encryption.of(options);
    List<Upload> uploads =
        files.entrySet().stream()
            .map(entry -> new Upload(connection, encryption, entry.getKey(), entry.getValue()))
            .toList();
    int count = Math.toIntExact(options.integer("max_concurrency"));
    try (Workers workers = new Workers(connection, count)) {
      workers.run(uploads.stream().map(upload -> (Workers.Task) upload::begin).toList());
    } catch (RuntimeException failure) {
      abort(uploads, failure);
      throw failure;
    }
  }

  /** The connection may be at its end, so another one tidies up. */
  private void abort(List<Upload> uploads, RuntimeException failure) {
    try (Connection other = Connection.openShortly(options)) {
      for (Upload upload : uploads) {
        upload.abort(other);
      }
    } catch (ConnectorException unreachable) {
      failure.addSuppressed(unreachable);
    }
  }
}
