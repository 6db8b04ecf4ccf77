package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/**
 * The upload of one file, in parts if it is large. The object is there when all of it is, and not
 * before.
 */
final class Upload {

  /** What one request sends at most, unless that were too many requests. */
  static final long PART = 16L << 20;

  private static final int MOST_PARTS = 9_000;

  private final Connection connection;
  private final Encryption encryption;
  private final Path file;
  private final long size;
  private final Location target;
  private final long partSize;
  private final AtomicInteger left;
  private final AtomicReferenceArray<Sent> sent;
  private volatile @Nullable String id;

  /** A part that the server has. */
  private record Sent(String tag, String digest) {}

  Upload(Connection connection, Encryption encryption, Path file, Location target) {
    this.connection = connection;
    this.encryption = encryption;
    this.file = file;
    this.size = file.toFile().length();
    this.target = target;
    this.partSize = Math.max(PART, size / MOST_PARTS + 1);
    int parts = Math.toIntExact((size + partSize - 1) / partSize);
    this.left = new AtomicInteger(parts);
    this.sent = new AtomicReferenceArray<>(parts);
  }

  static boolean isLarge(Path file) {
    return file.toFile().length() > PART;
  }

  Location target() {
    return target;
  }

  /** Sends all of it, or says what is to be sent. */
  List<Workers.Task> begin() {
    if (size <= PART) {
      put();
      return List.of();
    }
    id =
        connection.ask(
            target,
            () -> connection.client().createMultipartUpload(encryption.begin(target)).uploadId());
    return IntStream.range(0, sent.length())
        .<Workers.Task>mapToObj(index -> () -> part(index))
        .toList();
  }

  private void put() {
    Section whole = new Section(file, 0, size);
    String digest = Digests.base64(whole.digest());
    connection.ask(
        target, () -> connection.client().putObject(encryption.put(target, digest), whole.body()));
  }

  private List<Workers.Task> part(int index) {
    long start = index * partSize;
    Section part = new Section(file, start, Math.min(partSize, size - start));
    byte[] digest = part.digest();
    String tag =
        connection.ask(
            target,
            () ->
                connection
                    .client()
                    .uploadPart(
                        one ->
                            one.bucket(target.bucket())
                                .key(target.key())
                                .uploadId(id)
                                .partNumber(index + 1)
                                .contentMD5(Digests.base64(digest)),
                        part.body())
                    .eTag());
    sent.set(index, new Sent(tag, Digests.hex(digest)));
    return left.decrementAndGet() == 0 ? List.of(this::complete) : List.of();
  }

  private List<Workers.Task> complete() {
    List<CompletedPart> parts =
        IntStream.range(0, sent.length())
            .mapToObj(
                index ->
                    CompletedPart.builder()
                        .partNumber(index + 1)
                        .eTag(sent.get(index).tag())
                        .build())
            .toList();
    try {
      connection.ask(
          target,
          () ->
              connection
                  .client()
                  .completeMultipartUpload(
                      all ->
                          all.bucket(target.bucket())
                              .key(target.key())
                              .uploadId(id)
                              .multipartUpload(upload -> upload.parts(parts))));
    } catch (ConnectorException failure) {
      mustBeComplete(failure);
    }
    id = null;
    return List.of();
  }

  /** When the answer to the last request is lost, a second one is told that there is no upload. */
  private void mustBeComplete(ConnectorException failure) {
    if (!(failure.getCause() instanceof NoSuchUploadException)) {
      throw failure;
    }
    HeadObjectResponse there =
        connection.ask(
            target,
            () ->
                connection
                    .client()
                    .headObject(one -> one.bucket(target.bucket()).key(target.key())));
    if (there.contentLength() != size || !there.eTag().replace("\"", "").equals(tag())) {
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "the upload of `" + target + "` was ended by somebody else before it was complete",
          failure);
    }
  }

  /** The tag of an object that was sent in parts. */
  private String tag() {
    MessageDigest all = Digests.md5();
    IntStream.range(0, sent.length())
        .forEach(index -> all.update(Digests.bytes(sent.get(index).digest())));
    return Digests.hex(all.digest()) + "-" + sent.length();
  }

  /** Removes the parts that were sent, if the upload is not complete. */
  void abort(Connection other) {
    String open = id;
    if (open != null) {
      new Leftovers(other, target).abort(target.key(), open);
    }
  }
}
