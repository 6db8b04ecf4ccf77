package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Removes what runs that were killed have left at a place. Only who holds the lease of the place
 * may: nobody else writes there then.
 *
 * @param connection to the server
 * @param place the prefix of what is looked at
 */
record Leftovers(Connection connection, Location place) {

  /** Aborts uploads that were begun and not ended. */
  void abortUploads(Predicate<MultipartUpload> ours) {
    String key = null;
    String id = null;
    boolean more = true;
    while (more) {
      Optional<ListMultipartUploadsResponse> page = page(key, id);
      page.stream().flatMap(all -> all.uploads().stream()).filter(ours).forEach(this::abort);
      more = page.filter(all -> Boolean.TRUE.equals(all.isTruncated())).isPresent();
      key = page.map(ListMultipartUploadsResponse::nextKeyMarker).orElse(null);
      id = page.map(ListMultipartUploadsResponse::nextUploadIdMarker).orElse(null);
    }
  }

  /** Who may write need not be allowed to list. */
  private Optional<ListMultipartUploadsResponse> page(@Nullable String key, @Nullable String id) {
    try {
      return Optional.of(
          connection.ask(
              place,
              () ->
                  connection
                      .client()
                      .listMultipartUploads(
                          all ->
                              all.bucket(place.bucket())
                                  .prefix(place.key())
                                  .keyMarker(key)
                                  .uploadIdMarker(id))));
    } catch (ConnectorException forbidden) {
      return Optional.empty();
    }
  }

  private void abort(MultipartUpload upload) {
    connection.ask(
        place,
        () ->
            connection
                .client()
                .abortMultipartUpload(
                    one ->
                        one.bucket(place.bucket()).key(upload.key()).uploadId(upload.uploadId())));
  }

  /** Deletes objects that nothing names any more, if that is allowed. */
  void deleteAllBut(Set<String> named, int workers) {
    List<Workers.Task> tasks =
        new ObjectFinder(connection, OptionalLong.empty())
            .listed(place).stream()
                .filter(object -> !named.contains(object.key()))
                .<Workers.Task>map(object -> () -> delete(object))
                .toList();
    try (Workers deleting = new Workers(connection, workers)) {
      deleting.run(tasks);
    }
  }

  private List<Workers.Task> delete(RemoteObject object) {
    connection.ask(
        object.place(),
        () ->
            connection.client().deleteObject(one -> one.bucket(object.bucket()).key(object.key())));
    return List.of();
  }
}
