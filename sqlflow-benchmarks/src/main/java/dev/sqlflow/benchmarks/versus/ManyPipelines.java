package dev.sqlflow.benchmarks.versus;

import dev.sqlflow.Level;
import dev.sqlflow.Project;
import dev.sqlflow.Selection;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.ValidateRequest;
import dev.sqlflow.ValidationResult;
import dev.sqlflow.benchmarks.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long {@code validate} takes for many pipelines of two queries in five environments. */
public final class ManyPipelines {

  private static final int ENVIRONMENTS = 5;
  private static final int ROUNDS = 5;

  private ManyPipelines() {}

  /**
   * Prints the figures.
   *
   * @param arguments the number of pipelines (1,000 if absent) and a folder for the files ({@code
   *     target/many-<pipelines>} if absent)
   * @throws IOException if the files can't be written
   */
  public static void main(String[] arguments) throws IOException {
    int pipelines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    String folder = arguments.length > 1 ? arguments[1] : "target/many-" + pipelines;
    Path project = Path.of(folder).toAbsolutePath();
    write(project, pipelines);
    List<Double> seconds = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      long start = System.nanoTime();
      validate(project);
      if (round > 0) {
        seconds.add((System.nanoTime() - start) / 1e9);
      }
    }
    String what = "validate %,d x %d".formatted(pipelines, ENVIRONMENTS);
    Console.OUT.println(new Figures(seconds).line(what, "s"));
  }

  private static void validate(Path project) {
    ValidateRequest request = new ValidateRequest(Selection.ALL, Optional.empty(), Level.RESOLVE);
    Project many = Project.at(project, ManyPipelines.class.getClassLoader()).build();
    ValidationResult result = new SqlFlow(many).validate(request);
    if (!result.ok()) {
      throw new IllegalStateException("the pipelines are wrong: " + result.diagnostics().get(0));
    }
  }

  private static void write(Path project, int pipelines) throws IOException {
    Path folder = project.resolve("pipelines");
    if (Files.exists(folder)) {
      return;
    }
    for (String directory : List.of("data", "profiles", "pipelines")) {
      Files.createDirectories(project.resolve(directory));
    }
    Files.writeString(project.resolve("data/sales.csv"), "id,shop,price\n1,2,3.50\n");
    for (int environment = 1; environment <= ENVIRONMENTS; environment++) {
      Files.writeString(
          project.resolve("profiles/env" + environment + ".yml"), profile(environment));
    }
    for (int pipeline = 0; pipeline < pipelines; pipeline++) {
      Files.writeString(folder.resolve("p" + pipeline + ".sf"), pipeline(pipeline));
    }
  }

  private static String profile(int environment) {
    return """
    version: "1.0"
    variables: { output_dir: output/env%d }
    connectors:
      sales: { type: csv, params: { path: data/sales.csv, reject_limit: %d } }
    """
        .formatted(environment, environment);
  }

  private static String pipeline(int number) {
    return """
    SOURCE sales FROM "sales";
    LOAD sales FROM sales;
    CREATE TABLE large AS SELECT id, shop, price FROM sales WHERE price > %1$d;
    CREATE TABLE by_shop AS SELECT shop, count(*) AS sales, sum(price) AS total FROM large GROUP BY shop;
    EXPORT by_shop TO "${output_dir}/%1$d.csv" TYPE csv;
    """
        .formatted(number);
  }
}
