package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.spi.Connector;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.testkit.BatchSinkContract;
import dev.sqlflow.testkit.BatchSourceContract;
import dev.sqlflow.testkit.RoundTripContract;
import dev.sqlflow.testkit.Rows;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  @Nested
  class Sink extends BatchSinkContract {
    private Database database;

    @BeforeEach
    void server(Database given) {
      database = given;
    }

    @Override
    protected SinkConnector connector() {
      return new PostgresConnector();
    }

    @Override
    protected Map<String, ?> destination(WriteMode mode) {
      return database.options("table", "people");
    }

    @Override
    protected List<List<@Nullable Object>> stored() {
      boolean there = database.rows("SELECT to_regclass('people') IS NOT NULL").contains("t");
      return there ? Rows.read(Pg.scan(database.options("table", "people"))) : List.of();
    }
  }

  @Nested
  class RoundTrip extends RoundTripContract {
    private Database database;

    @BeforeEach
    void server(Database given) {
      database = given;
    }

    @Override
    protected Connector connector() {
      return new PostgresConnector();
    }

    @Override
    protected Map<String, ?> place(WriteMode mode) {
      return database.options("table", "there_and_back");
    }
  }
}
