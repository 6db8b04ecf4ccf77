package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.WriteMode;
import java.nio.file.Path;
import java.util.Map;

/** An export and a reading in a process of its own, which trusts whom its JVM was told to. */
final class TrustedRead {

  private TrustedRead() {}

  /** Takes the folder to work in, the way to the server and an object; says what comes of it. */
  public static void main(String[] arguments) {
    Map<String, Object> options =
        Map.of(
            "endpoint_url",
            arguments[1],
            "uri",
            arguments[2],
            "path_style",
            true,
            "access_key_id",
            S3Server.KEY_ID,
            "secret_access_key",
            S3Server.SECRET,
            "max_retries",
            0);
    S3Fixture s3 = new S3Fixture(Path.of(arguments[0]));
    try {
      s3.export(options, WriteMode.REPLACE, "SELECT 42 AS id");
      // the process that started this one reads what is printed
      System.out.println(s3.rows(options, "FROM t"));
    } catch (ConnectorException failure) {
      // and this
      System.out.println(failure.kind() + ": " + failure.getMessage());
    }
  }
}
