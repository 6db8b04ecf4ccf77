package dev.sqlflow.connectors.memory;

import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.testkit.BatchSinkContract;
import dev.sqlflow.testkit.BatchSourceContract;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

class InMemoryContractTest {

  @Nested
  class GivenRowsSource extends BatchSourceContract {
    @Override
    protected SourceConnector connector() {
      return new InMemoryConnector();
    }

    @Override
    protected Map<String, ?> source() {
      return Map.of("rows", List.of(Map.of("id", 1, "name", "Ada")));
    }

    @Override
    protected Map<String, ?> missing() {
      return Map.of("name", "nothing");
    }
  }

  @Nested
  class Sink extends BatchSinkContract {
    private final MemoryTables tables = new MemoryTables();
    private final SinkConnector connector = new InMemoryConnector(tables);

    @Override
    protected SinkConnector connector() {
      return connector;
    }

    @Override
    protected Map<String, ?> destination(WriteMode mode) {
      return Map.of("name", "people");
    }

    @Override
    protected List<List<@Nullable Object>> stored() {
      return tables.get("people").map(MemoryTable::rows).orElse(List.of());
    }
  }
}
