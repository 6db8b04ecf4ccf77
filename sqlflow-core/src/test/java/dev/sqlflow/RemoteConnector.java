package dev.sqlflow;

import dev.sqlflow.spi.BatchReader;
import dev.sqlflow.spi.BatchSink;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ConnectionTest;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.RowBatch;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tables behind a web server: the first line of one names its columns ({@code id BIGINT,name
 * VARCHAR}), the others are rows.
 */
public final class RemoteConnector implements SourceConnector, SinkConnector, ConnectionTest {

  @Override
  public String type() {
    return "remote";
  }

  @Override
  public void test(Options options, Use use) {
    HttpResponse<String> response = get(options);
    boolean mayBeMissing = use == Use.WRITE && response.statusCode() == 404;
    if (!mayBeMissing) {
      accepted(response, options);
    }
  }

  @Override
  public Scan scan(Options options, ScanRequest request) {
    List<String> lines = accepted(get(options), options).lines().toList();
    List<Column> columns =
        Arrays.stream(lines.get(0).split(","))
            .map(text -> text.split(" "))
            .map(parts -> new Column(parts[0], new ColumnType(parts[1])))
            .toList();
    return new Scan.Batches(columns, () -> new Reader(columns, lines.subList(1, lines.size())));
  }

  @Override
  public Set<WriteMode> writeModes() {
    return Set.of(WriteMode.REPLACE);
  }

  @Override
  public Write write(Options options, WriteRequest request) {
    return new Write.Batches(
        new BatchSink() {
          @Override
          public void begin(List<Column> columns) {
            throw new ConnectorException(Kind.FORBIDDEN, "nobody may write to a test's server");
          }

          @Override
          public void write(ColumnBatch batch) {}

          @Override
          public void commit() {}

          @Override
          public void close() {}
        });
  }

  private static HttpResponse<String> get(Options options) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(options.text("url") + "/" + options.text("table")))
                  .header("Authorization", options.optionalText("token").orElse("none"))
                  .build(),
              BodyHandlers.ofString());
    } catch (IOException e) {
      throw new ConnectorException(Kind.UNREACHABLE, "nothing answers at the url", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectorException(Kind.INTERRUPTED, "interrupted", e);
    }
  }

  private static String accepted(HttpResponse<String> response, Options options) {
    String token = options.optionalText("token").orElse("none");
    return switch (response.statusCode()) {
      case 200 -> response.body();
      case 401 -> throw new ConnectorException(Kind.UNAUTHENTICATED, "no entry with " + token);
      case 403 -> throw new ConnectorException(Kind.FORBIDDEN, "the table is not for you");
      case 404 ->
          throw new ConnectorException(
              Kind.NOT_FOUND, "there is no table `" + options.text("table") + "`");
      default -> throw new IllegalStateException("status " + response.statusCode() + token);
    };
  }

  /** Hands out all rows at once. */
  private static final class Reader implements BatchReader {

    private final List<Column> columns;
    private List<String> lines;

    Reader(List<Column> columns, List<String> lines) {
      this.columns = columns;
      this.lines = lines;
    }

    @Override
    public @Nullable ColumnBatch next() {
      if (lines.isEmpty()) {
        return null;
      }
      List<List<@Nullable Object>> rows = new ArrayList<>();
      for (String line : lines) {
        List<@Nullable Object> row = new ArrayList<>();
        String[] cells = line.split(",");
        for (int i = 0; i < cells.length; i++) {
          boolean number = columns.get(i).type().equals(ColumnType.BIGINT);
          row.add(number ? (Object) Long.valueOf(cells[i]) : cells[i]);
        }
        rows.add(row);
      }
      lines = List.of();
      return new RowBatch(columns, rows);
    }

    @Override
    public void close() {}
  }
}
