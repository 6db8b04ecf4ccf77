package dev.sqlflow.connectors.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A server that checks signatures, one for all tests of this JVM. A test that takes one as its
 * parameter gets a bucket of its own.
 */
final class S3Server {

  static final String KEY_ID = "AKIDTESTTESTTEST";
  static final String SECRET = "the-secret-that-nobody-may-see";

  private final Started server;
  final String bucket;

  private S3Server(Started server, String bucket) {
    this.server = server;
    this.bucket = bucket;
    server.client.createBucket(one -> one.bucket(bucket));
  }

  URI endpoint() {
    return server.endpoint;
  }

  int port() {
    return server.endpoint.getPort();
  }

  S3Client client() {
    return server.client;
  }

  S3Server put(String key, String text) {
    return put(key, RequestBody.fromString(text));
  }

  S3Server put(String key, byte[] bytes) {
    return put(key, RequestBody.fromBytes(bytes));
  }

  private S3Server put(String key, RequestBody body) {
    client().putObject(one -> one.bucket(bucket).key(key), body);
    return this;
  }

  String text(String key) {
    return client().getObjectAsBytes(one -> one.bucket(bucket).key(key)).asUtf8String();
  }

  List<String> keys() {
    return client().listObjectsV2(all -> all.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  /** How many uploads were begun and neither completed nor aborted. */
  int openUploads() {
    return client().listMultipartUploads(all -> all.bucket(bucket)).uploads().size();
  }

  String uri(String key) {
    return "s3://" + bucket + "/" + key;
  }

  /** Options that lead to an object of the bucket, with credentials that the server accepts. */
  Map<String, Object> options(String key) {
    return options(key, endpoint());
  }

  /** The same by another way to the server. */
  Map<String, Object> options(String key, URI way) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("uri", uri(key));
    options.put("endpoint_url", way.toString());
    options.put("path_style", true);
    options.put("access_key_id", KEY_ID);
    options.put("secret_access_key", SECRET);
    return options;
  }

  /** Gives tests a bucket. */
  static final class Extension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == S3Server.class;
    }

    @Override
    public S3Server resolveParameter(ParameterContext parameter, ExtensionContext context) {
      Started server =
          context
              .getRoot()
              .getStore(Namespace.create(S3Server.class))
              .computeIfAbsent(Started.class, any -> Started.now(), Started.class);
      return new S3Server(server, "bucket-" + server.buckets.incrementAndGet());
    }
  }

  /** The server itself; closed by JUnit after the last test. */
  private record Started(
      S3Proxy proxy, Path folder, URI endpoint, S3Client client, AtomicInteger buckets)
      implements AutoCloseable {

    static Started now() {
      try {
        Path folder = Files.createTempDirectory("s3-server");
        S3Proxy proxy =
            S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY_ID, SECRET)
                .stopTimeout(0)
                .build();
        proxy.start();
        URI endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
        return new Started(proxy, folder, endpoint, client(endpoint), new AtomicInteger());
      } catch (Exception failure) {
        throw new IllegalStateException("the server does not start", failure);
      }
    }

    private static S3Client client(URI endpoint) {
      AwsBasicCredentials credentials = AwsBasicCredentials.create(KEY_ID, SECRET);
      return S3Client.builder()
          .httpClient(UrlConnectionHttpClient.create())
          .endpointOverride(endpoint)
          .forcePathStyle(true)
          .region(Region.US_EAST_1)
          .credentialsProvider(StaticCredentialsProvider.create(credentials))
          .build();
    }

    @Override
    public void close() {
      client.close();
      try {
        proxy.stop();
      } catch (Exception failure) {
        throw new IllegalStateException("the server does not stop", failure);
      }
      delete();
    }

    private void delete() {
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(entry);
        }
      } catch (IOException gone) {
        // the folder of temporary files is swept with the build
      }
    }
  }
}
