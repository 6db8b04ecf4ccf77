package dev.sqlflow.benchmarks.versus;

import dev.sqlflow.Project;
import dev.sqlflow.RewriteRequest;
import dev.sqlflow.RewriteResult;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.benchmarks.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How long {@code migrate} takes for many pipelines with inline connections in three environments.
 */
public final class ManyMigrations {

  private static final List<String> ENVIRONMENTS = List.of("dev", "staging", "prod");
  private static final int ROUNDS = 6;

  private ManyMigrations() {}

  /**
   * Prints the figures: the first round, which loads classes and the engine, and the later ones.
   *
   * @param arguments the number of pipelines (50 if absent) and a folder for the files ({@code
   *     target/migrate-<pipelines>} if absent)
   * @throws IOException if the files can't be written
   */
  public static void main(String[] arguments) throws IOException {
    int pipelines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
    String folder = arguments.length > 1 ? arguments[1] : "target/migrate-" + pipelines;
    Path project = Path.of(folder).toAbsolutePath();
    List<Double> seconds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      write(project, pipelines);
      long start = System.nanoTime();
      migrate(project, pipelines);
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    String what = "migrate %,d x %d".formatted(pipelines, ENVIRONMENTS.size());
    Console.OUT.println(new Figures(seconds.subList(0, 1)).line(what + ", first", "s"));
    Console.OUT.println(new Figures(seconds.subList(1, ROUNDS)).line(what + ", later", "s"));
  }

  private static void migrate(Path folder, int pipelines) {
    Project project = Project.at(folder, ManyMigrations.class.getClassLoader()).build();
    RewriteResult result = new SqlFlow(project).migrate(new RewriteRequest(Selection.ALL, false));
    if (!result.written() || result.changes().size() != pipelines + 1) {
      throw new IllegalStateException("not everything was migrated: " + result.diagnostics());
    }
  }

  private static void write(Path project, int pipelines) throws IOException {
    for (String folder : List.of("data", "profiles", "pipelines")) {
      Files.createDirectories(project.resolve(folder));
    }
    Files.writeString(project.resolve("data/sales.csv"), "id;shop;price\n1;2;3.50\n");
    Files.writeString(
        project.resolve("profiles/base.yml"),
        "version: \"1.0\"\nabstract: true\nvariables: { data_dir: data }\nconnectors: {}\n");
    for (String environment : ENVIRONMENTS) {
      Files.writeString(
          project.resolve("profiles/" + environment + ".yml"),
          "version: \"1.0\"\nextends: base\nvariables: { output_dir: output/"
              + environment
              + " }\n");
    }
    for (int pipeline = 0; pipeline < pipelines; pipeline++) {
      Files.writeString(project.resolve("pipelines/p" + pipeline + ".sf"), pipeline(pipeline));
    }
  }

  private static String pipeline(int number) {
    return """
    SOURCE sales TYPE csv PARAMS {
      "path": "${data_dir}/sales.csv",  -- all shops
      "delimiter": ";",
      "reject_limit": %2$d
    };
    LOAD sales FROM sales;
    CREATE TABLE large AS SELECT id, shop, price FROM sales WHERE price > %1$d;
    CREATE TABLE by_shop AS SELECT shop, count(*) AS sales, sum(price) AS total FROM large GROUP BY shop;
    EXPORT by_shop TO "${output_dir}/%1$d.csv" TYPE csv OPTIONS {"delimiter": ";"};
    """
        .formatted(number, 1 + number % 5);
  }
}
