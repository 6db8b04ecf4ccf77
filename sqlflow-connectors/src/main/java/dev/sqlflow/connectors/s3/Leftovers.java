package dev.sqlflow.connectors.s3;

import dev.sqlflow.connectors.retry.Retries;
import dev.sqlflow.spi.ConnectorException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

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
    uploads().stream()
        .flatMap(List::stream)
        .filter(ours)
        .forEach(one -> abort(one.key(), one.uploadId()));
  }

  /** Finds uploads that were begun and not ended; empty if one may not see them. */
  Optional<List<MultipartUpload>> uploads() {
    List<MultipartUpload> uploads = new ArrayList<>();
    String key = null;
    String id = null;
    boolean more = true;
    while (more) {
      Optional<ListMultipartUploadsResponse> page = page(key, id);
      if (page.isEmpty()) {
        return Optional.empty();
      }
      ListMultipartUploadsResponse all = page.orElseThrow();
      uploads.addAll(all.uploads());
      more = Boolean.TRUE.equals(all.isTruncated());
      key = all.nextKeyMarker();
      id = all.nextUploadIdMarker();
    }
    return Optional.of(uploads);
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
    } catch (ConnectorException failure) {
      if (failure.getCause() instanceof S3Exception && !Retries.mayPass(failure)) {
        return Optional.empty(); // the server does not tell
      }
      throw failure;
    }
  }

  /** Aborts an upload, if it is still open. */
  void abort(String key, String upload) {
    try {
      connection.ask(
          place,
          () ->
              connection
                  .client()
                  .abortMultipartUpload(
                      one -> one.bucket(place.bucket()).key(key).uploadId(upload)));
    } catch (ConnectorException failure) {
      if (!(failure.getCause() instanceof NoSuchUploadException)) {
        throw failure;
      }
    }
  }

  /** Deletes objects that nothing names any more, if that is allowed. */
  void deleteAllBut(Set<String> named, int workers) {
    delete(
        new ObjectFinder(connection, OptionalLong.empty())
            .listed(place).stream()
                .map(RemoteObject::place)
                .filter(object -> !named.contains(object.key()))
                .toList(),
        workers);
  }

  /** Deletes objects, whether they are there or not. */
  void delete(Collection<Location> objects, int workers) {
    try (Workers deleting = new Workers(connection, workers)) {
      deleting.run(objects.stream().<Workers.Task>map(object -> () -> delete(object)).toList());
    }
  }

  private List<Workers.Task> delete(Location object) {
    connection.ask(
        object,
        () ->
            connection.client().deleteObject(one -> one.bucket(object.bucket()).key(object.key())));
    return List.of();
  }
}
