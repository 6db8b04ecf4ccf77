package dev.sqlflow.cli;

import dev.sqlflow.cli.Surroundings.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A folder, and commands that run in it. */
abstract class CommandLineCase {

  @TempDir Path directory;

  Terminal terminal = Terminal.NONE;
  Clock clock = Clock.systemUTC();
  final Map<String, String> environment = new LinkedHashMap<>();

  /** What a command left. */
  record Ended(int code, String out, String err) {}

  Ended run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = new SqlFlowCommand(surroundings(print(out), print(err))).run(arguments);
    return new Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Surroundings surroundings(PrintStream out, PrintStream err) {
    return new Surroundings(directory, environment, out, err, terminal, clock);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  Path write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  /** A pipeline that copies three rows, in an environment dev, and everything is well. */
  void project() throws IOException {
    write("data/orders.csv", "order_id,total\n1,10\n2,20\n3,30\n");
    write(
        "pipelines/orders.sf",
        """
        -- sqlflow:tags daily
        SOURCE orders TYPE csv PARAMS {"path": "data/orders.csv"};
        LOAD orders FROM orders;
        CREATE TABLE large AS SELECT order_id, total FROM orders WHERE total >= ${least|20};
        EXPORT (SELECT * FROM large ORDER BY order_id) TO "output/large.csv" TYPE csv;
        """);
    write(
        "profiles/dev.yml",
        """
        version: "1.0"
        connectors:
          shop:
            type: csv
            params: { path: "data/orders.csv" }
        """);
  }
}
