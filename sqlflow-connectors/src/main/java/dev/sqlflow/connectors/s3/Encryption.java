package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.Options;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * How the server encrypts what is written.
 *
 * @param kind such as {@code aws:kms}, or empty for the bucket's own way
 * @param key of it, or empty for the server's own one
 */
record Encryption(Optional<String> kind, Optional<String> key) {

  static Encryption of(Options options) {
    return new Encryption(
        options.optionalText("server_side_encryption"), options.optionalText("kms_key_id"));
  }

  /** A request to write an object whose bytes have an MD5 sum. */
  PutObjectRequest put(Location target, String digest) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder().bucket(target.bucket()).key(target.key()).contentMD5(digest);
    kind.ifPresent(request::serverSideEncryption);
    key.ifPresent(request::ssekmsKeyId);
    return request.build();
  }

  /** A request to begin an upload in parts. */
  CreateMultipartUploadRequest begin(Location target) {
    CreateMultipartUploadRequest.Builder request =
        CreateMultipartUploadRequest.builder().bucket(target.bucket()).key(target.key());
    kind.ifPresent(request::serverSideEncryption);
    key.ifPresent(request::ssekmsKeyId);
    return request.build();
  }
}
