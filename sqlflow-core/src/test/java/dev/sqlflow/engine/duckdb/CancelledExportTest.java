package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.EngineFixture.csv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.source.LocatedText;
import dev.sqlflow.spi.Write;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CancelledExportTest {

  @TempDir Path folder;

  @Test
  void anExportThatIsCancelledBehindItsLastRowIsNotPublished() throws Exception {
    Path target = Files.writeString(folder.resolve("out.csv"), "old\n");
    try (Session session = Session.inMemory()) {
      FileWriter writer = new FileWriter(session);
      Rows rows = new CancelledWhenWritten(EngineFixture.query("SELECT 1 AS n"));
      assertThatThrownBy(
              () -> writer.write(rows, new Write.Files(csv(), target, false), file(target)))
          .isInstanceOf(SQLException.class)
          .hasMessage("cancelled");
    }
    assertThat(target).hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }

  private static TargetFile file(Path target) {
    return TargetFile.of(target, "token");
  }

  /** Rows that are all written when the run is cancelled. */
  private record CancelledWhenWritten(LocatedText query) implements Rows {

    @Override
    public String sql() {
      return query.text();
    }

    @Override
    public RuntimeException failure(SQLException exception, int prefix) {
      return new IllegalStateException(exception);
    }

    @Override
    public long execute(Session session, String before, String after) {
      long count = Rows.super.execute(session, before, after);
      session.cancel();
      return count;
    }
  }
}
