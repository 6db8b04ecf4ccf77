package dev.sqlflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every connector that can be written to keeps, whatever the engine. One that takes the rows
 * itself extends {@link BatchSinkContract}.
 */
public abstract class SinkContract {

  /** A folder of the test's own. */
  @TempDir protected Path folder;

  /** Makes the test. */
  protected SinkContract() {}

  /**
   * Returns the connector.
   *
   * @return the one under test, always the same in one test
   */
  protected abstract SinkConnector connector();

  /**
   * Returns a destination that can be written in a mode.
   *
   * @param mode one of the connector's
   * @return its options
   */
  protected abstract Map<String, ?> destination(WriteMode mode);

  @Test
  void it_can_write_in_some_way() {
    assertThat(connector().writeModes()).isNotEmpty();
  }

  @Test
  void every_declared_mode_is_accepted_and_touches_nothing_yet() throws IOException {
    var before = Snapshot.of(folder);
    for (WriteMode mode : connector().writeModes()) {
      assertThat(write(mode)).as("write in mode " + mode).isNotNull();
    }

    assertThat(Snapshot.of(folder)).isEqualTo(before);
  }

  @Test
  void every_other_mode_is_refused() {
    Set<WriteMode> others = EnumSet.allOf(WriteMode.class);
    others.removeAll(connector().writeModes());
    WriteMode declared = connector().writeModes().iterator().next();
    Options options = ConnectorOptions.of(connector(), destination(declared));
    for (WriteMode mode : others) {
      assertThatThrownBy(() -> connector().write(options, request(mode)))
          .as("write in mode " + mode)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_file_to_write_is_absolute() {
    for (WriteMode mode : connector().writeModes()) {
      if (write(mode) instanceof Write.Files files) {
        assertThat(files.target()).isAbsolute();
      }
    }
  }

  /** Describes a write to the destination. */
  final Write write(WriteMode mode) {
    Options options = ConnectorOptions.of(connector(), destination(mode));
    return connector().write(options, request(mode));
  }

  private static WriteRequest request(WriteMode mode) {
    List<String> keys = mode == WriteMode.UPSERT ? List.of("id") : List.of();
    return new WriteRequest(mode, keys, "run-1");
  }
}
