package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.testkit.BatchSourceContract;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Server.class)
class PostgresContractTest {

  @Nested
  class Source extends BatchSourceContract {
    private Database database;

    @BeforeEach
    void table(Database given) {
      database = given;
      database.execute("CREATE TABLE people AS SELECT 1 AS id, 'Ada' AS name");
    }

    @Override
    protected SourceConnector connector() {
      return new PostgresConnector();
    }

    @Override
    protected Map<String, ?> source() {
      return database.options("table", "people");
    }

    @Override
    protected Map<String, ?> missing() {
      return database.options("table", "nobody");
    }
  }
}
