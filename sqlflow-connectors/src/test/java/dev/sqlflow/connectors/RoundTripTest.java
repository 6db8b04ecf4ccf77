package dev.sqlflow.connectors;

import dev.sqlflow.connectors.csv.CsvConnector;
import dev.sqlflow.connectors.json.JsonConnector;
import dev.sqlflow.connectors.memory.InMemoryConnector;
import dev.sqlflow.connectors.parquet.ParquetConnector;
import dev.sqlflow.spi.Connector;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.testkit.RoundTripContract;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** Every connector reads through the engine what it wrote through the engine. */
class RoundTripTest {

  @Nested
  class Csv extends RoundTripContract {
    @Override
    protected Connector connector() {
      return new CsvConnector();
    }

    @Override
    protected Map<String, ?> place(WriteMode mode) {
      return Map.of("path", folder + "/out/t.csv");
    }
  }

  @Nested
  class CompressedCsv extends RoundTripContract {
    @Override
    protected Connector connector() {
      return new CsvConnector();
    }

    @Override
    protected Map<String, ?> place(WriteMode mode) {
      return Map.of("path", folder + "/t.csv.gz", "delimiter", ";", "quote_char", "'");
    }
  }

  @Nested
  class Json extends RoundTripContract {
    @Override
    protected Connector connector() {
      return new JsonConnector();
    }

    @Override
    protected Map<String, ?> place(WriteMode mode) {
      return Map.of("path", folder + "/t.ndjson");
    }
  }

  @Nested
  class Parquet extends RoundTripContract {
    @Override
    protected Connector connector() {
      return new ParquetConnector();
    }

    @Override
    protected Map<String, ?> place(WriteMode mode) {
      return Map.of("path", folder + (mode == WriteMode.APPEND ? "/parts" : "/t.parquet"));
    }
  }

  @Nested
  class InMemory extends RoundTripContract {
    private final Connector connector = new InMemoryConnector();

    @Override
    protected Connector connector() {
      return connector;
    }

    @Override
    protected Map<String, ?> place(WriteMode mode) {
      return Map.of("name", "t");
    }
  }
}
