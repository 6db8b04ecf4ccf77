package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectionTest;
import dev.sqlflow.spi.Connector;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.testkit.ConnectionContract;
import dev.sqlflow.testkit.RoundTripContract;
import dev.sqlflow.testkit.SinkContract;
import dev.sqlflow.testkit.SourceContract;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(S3Server.Extension.class)
class S3ContractTest {

  private S3Server server;

  @BeforeEach
  void begin(S3Server given) {
    server = given;
  }

  @Nested
  class Source extends SourceContract {
    @Override
    protected SourceConnector connector() {
      return new S3Connector();
    }

    @Override
    protected Map<String, ?> source() {
      return present();
    }

    @Override
    protected Map<String, ?> missing() {
      return absent();
    }
  }

  @Nested
  class Sink extends SinkContract {
    @Override
    protected SinkConnector connector() {
      return new S3Connector();
    }

    @Override
    protected Map<String, ?> destination(WriteMode mode) {
      return place(mode, "csv");
    }
  }

  @Nested
  class Reached extends ConnectionContract {
    @Override
    protected ConnectionTest connector() {
      return new S3Connector();
    }

    @Override
    protected Map<String, ?> source() {
      return present();
    }

    @Override
    protected Map<String, ?> missing() {
      return absent();
    }

    @Override
    protected Map<String, ?> at(int port) {
      Map<String, Object> options = server.options("t.csv", URI.create("http://127.0.0.1:" + port));
      options.put("timeout", "1s");
      options.put("max_retries", 0);
      return options;
    }
  }

  @Nested
  class CsvRoundTrip extends RoundTripContract {
    @Override
    protected Connector connector() {
      return new S3Connector();
    }

    @Override
    protected Map<String, ?> place(WriteMode mode) {
      return S3ContractTest.this.place(mode, "csv");
    }
  }

  @Nested
  class ParquetRoundTrip extends RoundTripContract {
    @Override
    protected Connector connector() {
      return new S3Connector();
    }

    @Override
    protected Map<String, ?> place(WriteMode mode) {
      return S3ContractTest.this.place(mode, "parquet");
    }
  }

  private Map<String, ?> present() {
    return server.put("t.csv", "id,name\n1,Ada\n").options("t.csv");
  }

  private Map<String, ?> absent() {
    return server.options("missing.csv");
  }

  private Map<String, ?> place(WriteMode mode, String format) {
    Map<String, Object> options = server.options(mode == WriteMode.APPEND ? "parts/" : "t");
    options.put("file_format", format);
    return options;
  }
}
