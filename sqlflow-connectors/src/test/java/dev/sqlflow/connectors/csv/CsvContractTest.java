package dev.sqlflow.connectors.csv;

import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.testkit.BatchSourceContract;
import dev.sqlflow.testkit.SinkContract;
import dev.sqlflow.testkit.SourceContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class CsvContractTest {

  @Nested
  class Source extends SourceContract {
    @Override
    protected SourceConnector connector() {
      return new CsvConnector();
    }

    @Override
    protected Map<String, ?> source() throws IOException {
      Files.writeString(folder.resolve("t.csv"), "id,name\n1,Ada\n");
      return Map.of("path", folder + "/t.csv");
    }

    @Override
    protected Map<String, ?> missing() {
      return Map.of("path", folder + "/missing.csv");
    }
  }

  @Nested
  class DecodedSource extends BatchSourceContract {
    @Override
    protected SourceConnector connector() {
      return new CsvConnector();
    }

    @Override
    protected Map<String, ?> source() throws IOException {
      String content = "id,name\n" + "1,Ada\n".repeat(100_000);
      Files.writeString(folder.resolve("t.csv"), content, StandardCharsets.UTF_16);
      return Map.of("path", folder + "/t.csv", "encoding", "UTF-16");
    }

    @Override
    protected Map<String, ?> missing() {
      return Map.of("path", folder + "/missing.csv", "encoding", "UTF-16");
    }
  }

  @Nested
  class Sink extends SinkContract {
    @Override
    protected SinkConnector connector() {
      return new CsvConnector();
    }

    @Override
    protected Map<String, ?> destination(WriteMode mode) {
      String name = "t.csv";
      return Map.of("path", folder + "/" + name);
    }
  }
}
