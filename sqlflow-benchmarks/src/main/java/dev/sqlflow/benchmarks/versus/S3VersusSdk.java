package dev.sqlflow.benchmarks.versus;

import dev.sqlflow.benchmarks.Console;
import dev.sqlflow.connectors.s3.S3Connector;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.testkit.ConnectorOptions;
import dev.sqlflow.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Many objects from S3 into a table of the engine, against the SDK which downloads them to files
 * and does nothing else: the same client, concurrency and server.
 */
public final class S3VersusSdk {

  private static final String BUCKET = "bench";
  private static final int WORKERS = 16;
  private static final int ROW = 200;

  private S3VersusSdk() {}

  /**
   * Prints the figures. The ratio is one of times: 1.25 is 0.8 times the throughput.
   *
   * @param arguments how many objects (1000 if absent), bytes of each (1000000 if absent), {@code
   *     csv} or {@code parquet} (csv if absent), a folder for the files ({@code target/s3} if
   *     absent)
   * @throws Exception if a side fails
   */
  public static void main(String[] arguments) throws Exception {
    int objects = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    int bytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
    String format = arguments.length > 2 ? arguments[2] : "csv";
    Path folder = Path.of(arguments.length > 3 ? arguments[3] : "target/s3").toAbsolutePath();
    delete(folder);
    Files.createDirectories(folder);
    Path file = folder.resolve("sample");
    long rows = format.equals("csv") ? csv(bytes, file) : parquet(bytes, file);
    try (ObjectServer server = ObjectServer.start(folder.resolve("server"));
        S3Client client = client(server)) {
      client.createBucket(one -> one.bucket(BUCKET));
      RequestBody body = RequestBody.fromFile(file);
      for (int i = 0; i < objects; i++) {
        String key = "in/%06d.%s".formatted(i, format);
        client.putObject(one -> one.bucket(BUCKET).key(key), body);
      }
      List<Side> sides =
          List.of(
              new Loading(server, folder.resolve("load"), format, objects * rows),
              new Downloading(client, folder.resolve("download")));
      Comparison.ofTimes(sides)
          .print("%d of %,d bytes".formatted(objects, Files.size(file)), "s", Console.OUT);
    } finally {
      delete(folder);
    }
  }

  private static S3Client client(ObjectServer server) {
    AwsBasicCredentials credentials =
        AwsBasicCredentials.create(ObjectServer.KEY_ID, ObjectServer.SECRET);
    return S3Client.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .endpointOverride(server.endpoint())
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }

  /** Writes rows of one length each, the header's too; returns their number. */
  private static long csv(int bytes, Path file) throws IOException {
    StringBuilder text = new StringBuilder("id,note".concat("e".repeat(ROW - 8))).append('\n');
    for (int row = 1; row <= bytes / ROW; row++) {
      String id = Integer.toString(row);
      text.append(id).append(',').append("n".repeat(ROW - id.length() - 2)).append('\n');
    }
    Files.writeString(file, text);
    return bytes / ROW;
  }

  /** Writes numbers, fractions and texts, about 50 bytes a row; returns the number of rows. */
  private static long parquet(int bytes, Path file) throws SQLException {
    int rows = bytes / 50;
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          COPY (SELECT range AS id, random() AS share, md5(range::VARCHAR) AS note FROM range(%d))
          TO '%s' (FORMAT parquet)
          """
              .formatted(rows, file));
    }
    return rows;
  }

  private record Loading(ObjectServer server, Path folder, String format, long rows)
      implements Side {

    @Override
    public String label() {
      return "sqlflow";
    }

    @Override
    public void run() throws Exception {
      S3Connector connector = new S3Connector();
      Options options =
          ConnectorOptions.of(
              connector,
              Map.of(
                  "uri",
                  "s3://" + BUCKET + "/in/*." + format,
                  "endpoint_url",
                  server.endpoint().toString(),
                  "path_style",
                  true,
                  "access_key_id",
                  ObjectServer.KEY_ID,
                  "secret_access_key",
                  ObjectServer.SECRET,
                  "max_concurrency",
                  WORKERS));
      Scan scan = connector.scan(options, ScanRequest.ALL);
      try (TestEngine engine = TestEngine.loaded(folder, scan)) {
        Object count = engine.rows("SELECT count(*) FROM t").get(0).get(0);
        if (!Long.valueOf(rows).equals(count)) {
          throw new IllegalStateException(count + " rows instead of " + rows);
        }
      }
    }
  }

  private record Downloading(S3Client client, Path folder) implements Side {

    @Override
    public String label() {
      return "sdk";
    }

    @Override
    public void run() throws Exception {
      Files.createDirectories(folder);
      List<Future<?>> downloads = new ArrayList<>();
      ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
      try {
        client.listObjectsV2Paginator(all -> all.bucket(BUCKET).prefix("in/")).contents().stream()
            .map(S3Object::key)
            .forEach(key -> downloads.add(workers.submit(() -> download(key))));
        for (Future<?> download : downloads) {
          download.get();
        }
      } finally {
        workers.shutdown();
      }
      delete(folder);
    }

    private void download(String key) {
      client.getObject(
          one -> one.bucket(BUCKET).key(key),
          ResponseTransformer.toFile(folder.resolve(key.replace('/', '-'))));
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> entries;
    try (Stream<Path> tree = Files.walk(folder)) {
      entries = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : entries) {
      Files.delete(entry);
    }
  }
}
