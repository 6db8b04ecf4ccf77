package dev.sqlflow;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** Lines behind a password; as talkative in its failures as the worst of drivers. */
public final class GuardedConnector implements SourceConnector, SinkConnector {

  private final LinesConnector lines = new LinesConnector();

  @Override
  public String type() {
    return "guarded";
  }

  @Override
  public Scan scan(Options options, ScanRequest request) {
    open(options);
    return lines.scan(options, request);
  }

  @Override
  public Set<WriteMode> writeModes() {
    return lines.writeModes();
  }

  @Override
  public Write write(Options options, WriteRequest request) {
    open(options);
    return lines.write(options, request);
  }

  private static void open(Options options) {
    String password = options.optionalText("password").orElse("");
    String told =
        "%s, %s in a URL, %s in Base64, %s, %s"
            .formatted(
                password,
                URLEncoder.encode(password, StandardCharsets.UTF_8),
                Base64.getEncoder()
                    .encodeToString(("user:" + password).getBytes(StandardCharsets.UTF_8)),
                options.optionalText("url").orElse("no url"),
                options.map("headers"));
    if (options.optionalText("fails").filter("bug"::equals).isPresent()) {
      throw new IllegalStateException(told, new IOException("caused by " + told));
    }
    boolean wrong = options.has("length") && options.integer("length") != (long) password.length();
    if (wrong || options.has("fails")) {
      throw new ConnectorException(
          Kind.UNAUTHENTICATED, "no login with " + told, new IOException(told));
    }
  }
}
