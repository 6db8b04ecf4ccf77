package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Asks for an object, to learn whether one gets there; none of its bytes are read. */
final class Probe {

  private Probe() {}

  /** Fails if the object can't be read. */
  static void object(Connection connection, Location object) {
    // Not a HEAD request: its failures come without a reason.
    connection
        .ask(
            object,
            () ->
                connection.client().getObject(one -> one.bucket(object.bucket()).key(object.key())))
        .abort();
  }

  /** Fails if the server can't be reached, does not accept who asks or has no such bucket. */
  static void write(Connection connection, Location place) {
    Location object = place.key().isEmpty() ? new Manifest(connection, place).object() : place;
    try {
      object(connection, object);
    } catch (ConnectorException failure) {
      // What is to be written need not be there; and who may write it need not be allowed to read.
      boolean missing = failure.getCause() instanceof NoSuchKeyException;
      if (!missing && failure.kind() != Kind.FORBIDDEN) {
        throw failure;
      }
    }
  }
}
