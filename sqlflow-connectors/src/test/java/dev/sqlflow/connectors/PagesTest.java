package dev.sqlflow.connectors;

import dev.sqlflow.connectors.csv.CsvConnector;
import dev.sqlflow.connectors.json.JsonConnector;
import dev.sqlflow.connectors.memory.InMemoryConnector;
import dev.sqlflow.connectors.parquet.ParquetConnector;
import dev.sqlflow.connectors.postgres.PostgresConnector;
import dev.sqlflow.connectors.s3.S3Connector;
import dev.sqlflow.spi.Connector;
import dev.sqlflow.testkit.PageContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** Every connector's page in the docs is up to date. */
class PagesTest {

  private abstract static class Page extends PageContract {

    private final Connector connector;

    Page(Connector connector) {
      this.connector = connector;
    }

    @Override
    protected Connector connector() {
      return connector;
    }

    @Override
    protected Path page() {
      return Path.of("../docs/connectors", connector.type() + ".md");
    }

    @Override
    protected String prose() throws IOException {
      return Files.readString(Path.of("src/test/resources/pages", connector.type() + ".md"));
    }
  }

  @Nested
  class Csv extends Page {
    Csv() {
      super(new CsvConnector());
    }
  }

  @Nested
  class InMemory extends Page {
    InMemory() {
      super(new InMemoryConnector());
    }
  }

  @Nested
  class Json extends Page {
    Json() {
      super(new JsonConnector());
    }
  }

  @Nested
  class Parquet extends Page {
    Parquet() {
      super(new ParquetConnector());
    }
  }

  @Nested
  class Postgres extends Page {
    Postgres() {
      super(new PostgresConnector());
    }
  }

  @Nested
  class S3 extends Page {
    S3() {
      super(new S3Connector());
    }
  }
}
