package dev.sqlflow.connectors.json;

import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.testkit.SinkContract;
import dev.sqlflow.testkit.SourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class JsonContractTest {

  @Nested
  class Source extends SourceContract {
    @Override
    protected SourceConnector connector() {
      return new JsonConnector();
    }

    @Override
    protected Map<String, ?> source() throws IOException {
      Files.writeString(folder.resolve("t.ndjson"), "{\"id\": 1}\n");
      return Map.of("path", folder + "/t.ndjson");
    }

    @Override
    protected Map<String, ?> missing() {
      return Map.of("path", folder + "/missing.json");
    }
  }

  @Nested
  class Sink extends SinkContract {
    @Override
    protected SinkConnector connector() {
      return new JsonConnector();
    }

    @Override
    protected Map<String, ?> destination(WriteMode mode) {
      String name = "t.ndjson";
      return Map.of("path", folder + "/" + name);
    }
  }
}
