package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.EngineFixture.replace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Another holder of the database of {@link EngineFixture#persistent}: a process, or classes. */
public final class DatabaseHolder {

  private DatabaseHolder() {}

  /**
   * Opens the database, says so, and holds it until its input ends.
   *
   * @param arguments the folder
   * @throws Exception if that fails
   */
  public static void main(String[] arguments) throws Exception {
    AutoCloseable held = hold(arguments[0]);
    // the test that starts this process waits for the line
    System.out.println("open");
    while (System.in.read() >= 0) {
      // go on
    }
    held.close();
  }

  /**
   * Opens the database and adds a row to a table.
   *
   * @param folder of the fixture
   * @return closes it
   * @throws Exception if that fails
   */
  public static AutoCloseable hold(String folder) throws Exception {
    EngineFixture engine = EngineFixture.persistent(Path.of(folder));
    engine.transform("held", replace(), "SELECT 7 AS id");
    return engine;
  }

  /** Starts a process that holds the database; it is open when this returns. */
  static Process start(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporaryFolder(folder),
                "-cp",
                System.getProperty("java.class.path"),
                DatabaseHolder.class.getName(),
                folder.toString())
            .redirectError(Redirect.DISCARD)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    if (!"open".equals(line)) {
      process.destroyForcibly();
      throw new IllegalStateException("the other process could not open the database: " + line);
    }
    return process;
  }

  /** Where the other process may leave what it likes. */
  static Path temporaryFolder(Path folder) throws IOException {
    return Files.createDirectories(folder.resolve("other"));
  }
}
