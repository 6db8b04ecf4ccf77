package dev.sqlflow.connectors.postgres;

import dev.sqlflow.connectors.postgres.Server.Database;
import dev.sqlflow.spi.ConnectionTest;
import dev.sqlflow.testkit.ConnectionContract;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Server.class)
class PostgresConnectionTest extends ConnectionContract {

  private Database database;

  @BeforeEach
  void table(Database given) {
    database = given;
    database.execute("CREATE TABLE people AS SELECT 1 AS id, 'Ada' AS name");
  }

  @Override
  protected ConnectionTest connector() {
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

  @Override
  protected Map<String, ?> at(int port) {
    return Map.of(
        "host",
        "localhost",
        "port",
        port,
        "database",
        "postgres",
        "username",
        "postgres",
        "table",
        "people");
  }
}
