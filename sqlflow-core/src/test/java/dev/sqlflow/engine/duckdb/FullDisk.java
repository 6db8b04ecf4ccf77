package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.EngineFixture.csv;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Write;
import java.nio.file.Path;

/** Exports much, in a process whose files may not grow so far. */
final class FullDisk {

  private FullDisk() {}

  /**
   * Prints how the export ends.
   *
   * @param arguments a folder of its own, and the file in it
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    try (EngineFixture engine = EngineFixture.inMemory(folder, arguments[1])) {
      Write write = new Write.Files(csv(), folder.resolve(arguments[1]), false);
      engine.export("SELECT repeat('x', 1000) AS x FROM range(120000)", write);
    } catch (ConnectorException e) {
      // the test that starts this process reads the line
      System.out.println(e.kind() + ": " + e.getMessage());
    }
  }
}
