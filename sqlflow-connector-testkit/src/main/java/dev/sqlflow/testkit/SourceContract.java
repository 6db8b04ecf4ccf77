package dev.sqlflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.Staging;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every connector that can be read from keeps, whatever the engine. One that hands over the
 * rows itself extends {@link BatchSourceContract}.
 */
public abstract class SourceContract {

  private static final String SECRET = "a-secret-that-nobody-may-see";

  /** A folder of the test's own. */
  @TempDir protected Path folder;

  /** Makes the test. */
  protected SourceContract() {}

  /**
   * Returns the connector.
   *
   * @return the one under test
   */
  protected abstract SourceConnector connector();

  /**
   * Makes data that can be read, with at least one row.
   *
   * @return the options that lead to it
   * @throws IOException if the data can't be made
   */
  protected abstract Map<String, ?> source() throws IOException;

  /**
   * Returns options that lead to nothing.
   *
   * @return valid by the schema
   */
  protected abstract Map<String, ?> missing();

  @Test
  void a_scan_can_be_made_again_and_says_the_same() throws IOException {
    Options options = ConnectorOptions.of(connector(), source());
    SourceConnector connector = connector();
    Scan first = connector.scan(options, ScanRequest.ALL);

    assertThat(connector.scan(options, ScanRequest.ALL).columns()).isEqualTo(first.columns());
  }

  @Test
  void a_scan_changes_nothing() throws IOException {
    Options options = ConnectorOptions.of(connector(), source());
    var before = Snapshot.of(folder);
    connector().scan(options, ScanRequest.ALL);

    assertThat(Snapshot.of(folder)).isEqualTo(before);
  }

  @Test
  void files_are_absolute_and_exist() throws IOException {
    Scan scan = connector().scan(ConnectorOptions.of(connector(), source()), ScanRequest.ALL);

    if (scan instanceof Scan.Files files) {
      assertThat(files.paths())
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file).isAbsolute().isRegularFile());
    }
  }

  @Test
  void files_that_are_brought_are_in_their_folder_and_known_by_name() throws IOException {
    Scan scan = connector().scan(ConnectorOptions.of(connector(), source()), ScanRequest.ALL);

    if (scan instanceof Scan.Staged staged) {
      Staging.Brought brought = staged.staging().bring(folder);
      assertThat(brought.origins().keySet())
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file).startsWith(folder).isRegularFile());
      assertThat(brought.scan().get()).isNotInstanceOf(Scan.Staged.class);
    }
  }

  @Test
  void what_is_not_there_is_not_found() {
    ConnectorException fault = faultOf(missing());

    assertThat(fault.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(fault.getMessage()).isNotBlank().doesNotEndWith(".");
  }

  @Test
  void no_message_tells_a_secret() {
    Map<String, Object> options = new LinkedHashMap<>(missing());
    Stream<String> secrets =
        ConnectorSchema.of(connector()).options().entrySet().stream()
            .filter(option -> option.getValue().path("writeOnly").asBoolean(false))
            .map(Map.Entry::getKey);
    secrets.forEach(name -> options.put(name, SECRET));
    for (Throwable fault = faultOf(options); fault != null; fault = fault.getCause()) {
      assertThat(fault.toString()).doesNotContain(SECRET);
    }
  }

  private ConnectorException faultOf(Map<String, ?> values) {
    Options options = ConnectorOptions.of(connector(), values);
    return catchThrowableOfType(
        ConnectorException.class,
        () -> {
          if (connector().scan(options, ScanRequest.ALL) instanceof Scan.Staged staged) {
            staged.staging().bring(folder);
          }
        });
  }
}
