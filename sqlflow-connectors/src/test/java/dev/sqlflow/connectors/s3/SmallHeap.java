package dev.sqlflow.connectors.s3;

import dev.sqlflow.connectors.postgres.PostgresConnector;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import dev.sqlflow.testkit.ConnectorOptions;
import dev.sqlflow.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows from PostgreSQL through the engine to an object, in a process with little heap. */
final class SmallHeap {

  private SmallHeap() {}

  /**
   * Prints seconds and the most memory that the process held at any time, in MB.
   *
   * @param arguments a folder to work in, the port of PostgreSQL, the option of what is read there
   *     and its value, the endpoint of the object store, and the object
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    long start = System.nanoTime();
    PostgresConnector postgres = new PostgresConnector();
    S3Connector s3 = new S3Connector();
    try (TestEngine engine = TestEngine.open(folder, Set.of())) {
      engine.load(
          "t",
          postgres.scan(
              ConnectorOptions.of(postgres, source(arguments[1], arguments[2], arguments[3])),
              ScanRequest.ALL));
      WriteRequest request = new WriteRequest(WriteMode.REPLACE, List.of(), "run-1");
      engine.export(
          "FROM t",
          s3.write(ConnectorOptions.of(s3, destination(arguments[4], arguments[5])), request));
    }
    // the process that forked this one reads it
    System.out.println((System.nanoTime() - start) / 1_000_000_000 + " " + peakMegabytes());
  }

  private static Map<String, Object> source(String port, String option, String value) {
    return Map.of(
        "port",
        Integer.parseInt(port),
        "database",
        "postgres",
        "username",
        "postgres",
        "fetch_partitions",
        4,
        option,
        value);
  }

  private static Map<String, Object> destination(String endpoint, String uri) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("endpoint_url", endpoint);
    options.put("uri", uri);
    options.put("path_style", true);
    options.put("access_key_id", S3Server.KEY_ID);
    options.put("secret_access_key", S3Server.SECRET);
    return options;
  }

  /** 0 where the system does not tell. */
  private static long peakMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
