package dev.sqlflow.connectors.parquet;

import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.testkit.SinkContract;
import dev.sqlflow.testkit.SourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class ParquetContractTest {

  @Nested
  class Source extends SourceContract {
    @Override
    protected SourceConnector connector() {
      return new ParquetConnector();
    }

    @Override
    protected Map<String, ?> source() throws IOException {
      Files.write(folder.resolve("t.parquet"), new byte[] {1});
      return Map.of("path", folder + "/t.parquet");
    }

    @Override
    protected Map<String, ?> missing() {
      return Map.of("path", folder + "/missing.parquet");
    }
  }

  @Nested
  class Sink extends SinkContract {
    @Override
    protected SinkConnector connector() {
      return new ParquetConnector();
    }

    @Override
    protected Map<String, ?> destination(WriteMode mode) {
      String name = mode == WriteMode.APPEND ? "parts" : "t.parquet";
      return Map.of("path", folder + "/" + name);
    }
  }
}
