package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.WriteMode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** An export in a process of its own, which will be killed. */
final class KilledExport {

  /** Two parts of an upload. */
  static final String QUERY = "SELECT i AS id, repeat('n', 1000) AS note FROM range(20000) r(i)";

  private KilledExport() {}

  /** Takes the folder to work in, the way to the server and the destination. */
  public static void main(String[] arguments) {
    Map<String, Object> options =
        Map.of(
            "endpoint_url",
            URI.create(arguments[1]).toString(),
            "uri",
            arguments[2],
            "file_format",
            "csv",
            "path_style",
            true,
            "access_key_id",
            S3Server.KEY_ID,
            "secret_access_key",
            S3Server.SECRET);
    new S3Fixture(Path.of(arguments[0])).export(options, WriteMode.REPLACE, QUERY);
  }
}
